package io.weir.cli.connection;

import io.weir.cli.console.WrongUsageException;
import io.weir.schemas.EventCodec;
import io.weir.signing.Right;
import io.weir.signing.Signatures;
import io.weir.signing.Signer;
import io.weir.streaming.WeirJob;
import io.weir.streaming.kafka.ChangeRecord;
import io.weir.streaming.kafka.KafkaPorts;
import io.weir.streaming.kafka.PatternPublisher;
import io.weir.streaming.record.ControlRecord;
import io.weir.streaming.record.Destination;
import io.weir.streaming.record.PatternChange;
import io.weir.streaming.settings.KafkaSettings;
import io.weir.streaming.settings.Settings;
import io.weir.streaming.settings.TimeMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.avro.Schema;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * One installation. Whatever its brokers do not allow or do not have is a {@link
 * WrongUsageException} that says what to look at. For one thread.
 */
public final class Connection {
  private final Settings settings;
  private final Duration patience;
  private final InstantSource clock;
  private final List<Signer> signers;
  private final UncheckedSignatures unchecked;

  Connection(
      Settings settings,
      Duration patience,
      InstantSource clock,
      List<Signer> signers,
      UncheckedSignatures unchecked) {
    this.signers = signers;
    this.unchecked = unchecked;
    this.settings = settings;
    this.patience = patience;
    this.clock = clock;
  }

  /** The settings of its job. */
  public Settings settings() {
    return settings;
  }

  /** The policy file of its job until the log names another. */
  public String policyText() {
    try {
      return WeirJob.policyText(settings);
    } catch (IOException e) {
      throw new WrongUsageException("the policy cannot be read: " + e.getMessage());
    }
  }

  /** How long whoever is asked may take to answer. */
  public Duration patience() {
    return patience;
  }

  /** The topic of what the job writes. */
  public String topic(Destination destination) {
    return settings.topics().of(destination);
  }

  /**
   * The topic of a stream the job reads.
   *
   * @throws WrongUsageException if the settings leave the stream out
   */
  public String topic(String stream) {
    String topic = settings.topics().streams().get(stream);
    if (topic == null) {
      throw new WrongUsageException(
          "the settings leave the stream '" + stream + "' out: 'streams." + stream + "' is empty");
    }
    return topic;
  }

  /**
   * What time it is on the topics, epoch millis: with {@code time: simulated} the newest time any
   * event bears.
   */
  public long now() {
    if (settings.time().mode() == TimeMode.APPEND) {
      return clock.millis();
    }
    try (Topics topics = topics()) {
      return topics.newestTimestamp(settings.eventTopics());
    }
  }

  /** The log of patterns and policy up to its end, in log order. */
  public List<ControlRecord> patternLog() {
    need(settings.topics().patterns());
    sayIfUnchecked();
    try {
      return KafkaPorts.of(settings).patternLog().readToEnd();
    } catch (UncheckedIOException e) {
      throw new WrongUsageException(e.getCause().getMessage());
    }
  }

  /** Opens topics that must be there for reading. */
  public TopicReader read(TopicReader.From from, String... names) {
    need(names);
    if (Arrays.stream(names).anyMatch(this::holdsSigned)) {
      sayIfUnchecked();
    }
    return new TopicReader(client(), List.of(names), from, patience);
  }

  private boolean holdsSigned(String topic) {
    return topic.equals(topic(Destination.RESTRICTIONS))
        || settings.topics().streams().entrySet().stream()
            .anyMatch(one -> one.getValue().equals(topic) && Right.ofStream(one.getKey()) != null);
  }

  /**
   * Reads records of an output, decoded; what is none of ours is counted, not read, and so are
   * restrictions the job did not sign, where it signs.
   */
  public Outputs outputs(TopicReader.From from, Destination destination) {
    Schema schema = settings.catalog().schemas().named(Outputs.schemaOf(destination));
    EventCodec codec = new EventCodec(settings.catalog().schemas());
    Predicate<ConsumerRecord<byte[], byte[]>> believed =
        destination == Destination.RESTRICTIONS
            ? Seals.of(Signatures.RESTRICTION, settings.control().authority())
            : record -> true;
    return new Outputs(read(from, topic(destination)), codec, schema, believed);
  }

  /**
   * Whether the job takes a record of a stream from those who signed it; of most it asks nobody.
   */
  public boolean takes(String stream, ConsumerRecord<byte[], byte[]> record) {
    return Seals.allows(stream, record, settings.control().authority());
  }

  /**
   * Whether it is known here whose signatures count. Where the settings name nobody's key and do
   * not say that nothing is signed, only the job knows.
   */
  public boolean checks() {
    return !settings.control().trustsNobody();
  }

  /** Says where signatures are not checked; once, however often it is asked to. */
  void sayIfUnchecked() {
    if (!checks()) {
      unchecked.tell();
    }
  }

  /** Whether somebody's key was given to sign with. */
  public boolean signs() {
    return !signers.isEmpty();
  }

  /**
   * Signatures of everybody whose key was given; none where none was.
   *
   * @param purpose what they are for, as {@link io.weir.signing.Signatures} names it, or a stream
   * @param digest what they are over
   */
  public List<String> sign(String purpose, String digest, long at) {
    return signers.stream().map(signer -> signer.sign(purpose, digest, at)).toList();
  }

  /** A change as it is written to the log, signed by everybody whose key was given. */
  public ChangeRecord signed(PatternChange change) {
    ChangeRecord record = publisher().record(change);
    return record.signed(sign(Signatures.PATTERNS, record.digest(), change.publishedAt()));
  }

  private PatternPublisher publisher() {
    return new PatternPublisher(client(), settings.topics().patterns());
  }

  /** Signs and publishes changes of patterns, in order; where they stand in the log. */
  public List<RecordMetadata> publish(List<PatternChange> changes) {
    return publishRecords(changes.stream().map(this::signed).toList());
  }

  /** Publishes changes of patterns, in order; where they stand in the log. */
  public List<RecordMetadata> publishRecords(List<ChangeRecord> changes) {
    String topic = settings.topics().patterns();
    need(topic);
    try {
      return publisher().publishRecords(changes);
    } catch (ExecutionException | KafkaException e) {
      throw refused(topic, e);
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  /** Sends one record; it is in the topic when this returns. */
  public RecordMetadata send(ProducerRecord<byte[], byte[]> record) {
    need(record.topic());
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            client().forProducer(Map.of("acks", "all")),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      return producer.send(record).get();
    } catch (ExecutionException | KafkaException e) {
      throw refused(record.topic(), e);
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private void need(String... names) {
    try (Topics topics = topics()) {
      topics.need(Arrays.asList(names));
    }
  }

  private Topics topics() {
    return Topics.open(client(), patience);
  }

  /** The job's settings for clients, impatient as somebody who waits at a terminal. */
  private KafkaSettings client() {
    String millis = Long.toString(patience.toMillis());
    Map<String, String> common = new HashMap<>(settings.kafka().common());
    common.put("request.timeout.ms", millis);
    common.put("default.api.timeout.ms", millis);
    Map<String, String> producer = new HashMap<>(settings.kafka().producer());
    producer.put("linger.ms", "0");
    producer.put("max.block.ms", millis);
    producer.put("delivery.timeout.ms", millis);
    return new KafkaSettings(common, settings.kafka().consumer(), producer);
  }

  private static WrongUsageException refused(String topic, Exception e) {
    Throwable why = e instanceof ExecutionException ? e.getCause() : e;
    return new WrongUsageException("topic '" + topic + "' did not take it: " + why.getMessage());
  }

  private static WrongUsageException interrupted() {
    Thread.currentThread().interrupt();
    return new WrongUsageException("interrupted");
  }
}
