package io.weir.cli;

import io.weir.cli.console.Exit;
import io.weir.local.TopicSettings;
import io.weir.schemas.EventCodec;
import io.weir.schemas.Row;
import io.weir.schemas.RowBuilder;
import io.weir.schemas.StreamCatalog;
import io.weir.schemas.StreamSchema;
import io.weir.streaming.WeirJob;
import io.weir.streaming.kafka.KafkaPorts;
import io.weir.streaming.settings.Settings;
import io.weir.streaming.topology.DetectionJob;
import io.weir.testkit.FlinkFixture;
import io.weir.testkit.KafkaFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.generic.GenericRecord;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Topics of its own on the shared broker, and the settings file of their job. */
public final class Installation {
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final List<String> STREAMS =
      List.of(
          "login",
          "device",
          "payment",
          "indicator",
          "disposition",
          "directive",
          "profile",
          "treasury");
  private static final List<String> OTHERS =
      List.of(
          "patterns",
          "signals",
          "decisions",
          "restrictions",
          "alerts",
          "patternVerdicts",
          "deadLetters",
          "late",
          "audit",
          "scorecards");

  private final KafkaFixture kafka;
  private final Path settings;
  private final Map<String, String> topics = new LinkedHashMap<>();
  private final EventCodec codec = new EventCodec(StreamCatalog.shipped().schemas());

  private Installation(KafkaFixture kafka, Path directory, boolean appendTime) {
    this.kafka = kafka;
    String run = "house-" + COUNT.incrementAndGet() + "-";
    StringBuilder text = new StringBuilder("job: " + run + "job\n");
    text.append("kafka.bootstrap.servers: ").append(kafka.bootstrap()).append('\n');
    text.append("time: ").append(appendTime ? "append" : "simulated").append('\n');
    text.append("checkpoint.interval: 300ms\n");
    text.append("control.signatures: off\n");
    Map<String, String> clock =
        appendTime ? TopicSettings.appendTime() : TopicSettings.simulatedClock();
    List<NewTopic> created = new ArrayList<>();
    for (String name : STREAMS) {
      text.append("streams.").append(name).append(": ").append(run).append(name).append('\n');
      topics.put(name, run + name);
    }
    for (String name : OTHERS) {
      text.append("topics.").append(name).append(": ").append(run).append(name).append('\n');
      topics.put(name, run + name);
    }
    topics.values().forEach(t -> created.add(new NewTopic(t, 1, (short) 1).configs(clock)));
    kafka.broker().createTopics(created);
    this.settings = directory.resolve(run + "weir.yaml");
    try {
      Files.writeString(settings, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One whose broker says when a record was appended. */
  public static Installation onAppendTime(KafkaFixture kafka, Path directory) {
    return new Installation(kafka, directory, true);
  }

  /** One whose senders say when a record was appended. */
  public static Installation onSimulatedClock(KafkaFixture kafka, Path directory) {
    return new Installation(kafka, directory, false);
  }

  /**
   * Asks for signatures, by keys that are made for it.
   *
   * @param keys directory they are made in
   * @param roles of each, by the name of whose it is
   */
  public Installation trusting(Path keys, Map<String, String> roles) {
    set("control.signatures", "required");
    set("control.keys", keys.toString());
    for (Map.Entry<String, String> role : roles.entrySet()) {
      Typed made = Typed.weir("key", "new", role.getKey(), "--out", keys);
      if (made.exit() != Exit.OK) {
        throw new IllegalStateException(made.err());
      }
      set("control.roles." + role.getKey(), role.getValue());
    }
    return this;
  }

  /** Another line of its settings, in the place of one it has. */
  public Installation set(String key, String value) {
    try {
      String text = Files.readString(settings);
      String line = key + ": " + value + "\n";
      String replaced =
          text.replaceAll("(?m)^" + java.util.regex.Pattern.quote(key) + ": .*\n", "");
      Files.writeString(settings, replaced + line);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The topic of a stream, or of another purpose as settings name it. */
  public String topic(String purpose) {
    return topics.get(purpose);
  }

  public Path settings() {
    return settings;
  }

  /** Runs a command on this installation. */
  public Typed weir(Object... words) {
    List<Object> all = new ArrayList<>(Arrays.asList(words));
    all.add("--settings");
    all.add(settings);
    return Typed.weir(all.toArray());
  }

  /** Starts its job; it runs when this returns. */
  public void start(FlinkFixture flink) throws Exception {
    Settings read = Settings.parse("--settings", settings.toString());
    StreamExecutionEnvironment env = flink.environment(read.flinkConfiguration());
    DetectionJob.define(env, KafkaPorts.of(read), WeirJob.stageOptions(read));
    flink.cluster().awaitRunning(env.executeAsync(read.run().job()).getJobID());
  }

  /** Appends what the job would have written, or any other record. */
  public void append(String purpose, String key, long at, GenericRecord record) {
    kafka.send(
        new ProducerRecord<>(
            topic(purpose), null, at, key.getBytes(StandardCharsets.UTF_8), codec.encode(record)));
  }

  /** Appends an event. */
  public void event(String stream, long at, Map<String, Object> fields) {
    StreamSchema schema = StreamCatalog.shipped().stream(stream);
    RowBuilder row = new RowBuilder(schema.layout());
    row.set("tenant_id", "t1").set("event_time", at);
    fields.forEach(row::set);
    Row built = row.build();
    kafka.send(new ProducerRecord<>(topic(stream), null, at, null, codec.encode(schema, built)));
  }
}
