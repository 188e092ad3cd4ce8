package io.weir.cli.connection;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weir.cli.connection.SignedFile.Signed;
import io.weir.cli.console.WrongUsageException;
import io.weir.cli.json.AvroJson;
import io.weir.schemas.EventCodec;
import io.weir.schemas.Row;
import io.weir.schemas.StreamSchema;
import io.weir.schemas.UndecodableException;
import io.weir.signing.Authority;
import io.weir.signing.Grant;
import io.weir.signing.Right;
import io.weir.streaming.intake.ArrivalReader;
import io.weir.streaming.intake.RawRecord;
import io.weir.streaming.intake.RecordHeaders;
import io.weir.streaming.intake.SignatureHeaders;
import io.weir.streaming.kafka.KafkaPorts;
import io.weir.streaming.record.Arrival;
import io.weir.streaming.record.DeadLetterReason;
import io.weir.streaming.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Says something the job is to know: lists, labels, orders. All of it is sent in {@link #finish},
 * or, where it waits for a second person, written down; nothing is where the job would not take one
 * of them. For one thread.
 */
public final class Statements {
  private final Connection connection;
  private final EventCodec codec;
  private final ArrivalReader job;
  private final Path signOnly;
  private final List<Said> said = new ArrayList<>();

  /** A statement, and when it is sent, epoch millis. */
  private record Said(Signed record, long at) {}

  /** Statements that are sent. */
  public Statements(Connection connection) {
    this(connection, null);
  }

  /**
   * @param signOnly where they are written for a second person; null where they are sent
   */
  public Statements(Connection connection, Path signOnly) {
    if (signOnly != null && !connection.signs()) {
      throw new WrongUsageException("--sign-only needs the key to sign with: --key FILE");
    }
    this.connection = connection;
    this.signOnly = signOnly;
    Settings settings = connection.settings();
    this.codec = new EventCodec(settings.catalog().schemas());
    // Who has signed is looked at apart where the second is still to come.
    this.job =
        new ArrivalReader(
            settings.catalog(),
            KafkaPorts.intakeRules(signOnly == null ? settings : settings.withoutChecking()));
  }

  /** The declared stream. */
  public StreamSchema stream(String name) {
    return connection.settings().catalog().stream(name);
  }

  /**
   * Signs a record of a stream, and keeps it until {@link #finish}.
   *
   * @param recordKey records of one key take each other's place where the topic is compacted
   * @param at when it is sent, epoch millis
   * @throws WrongUsageException if the job would make a dead letter of it, saying why
   */
  public void say(StreamSchema stream, Row row, String recordKey, long at) {
    byte[] keyBytes = recordKey.getBytes(StandardCharsets.UTF_8);
    byte[] value = codec.encode(stream, row);
    Signed record = sign(new Signed(stream.name(), null, keyBytes, value, List.of()), at);
    check(record, at);
    if (signOnly != null) {
      checkFirst(record, at);
    }
    said.add(new Said(record, at));
  }

  /**
   * After the last statement: they are in their topics when this returns, or in the file of those
   * that wait for a second person.
   */
  public void finish() {
    if (signOnly == null) {
      said.forEach(one -> send(one.record(), one.at()));
    } else {
      new SignedFile(signOnly).write(said.stream().map(Said::record).toList());
    }
  }

  /**
   * Signs what somebody else signed first, and sends it: all of it, or none.
   *
   * @throws WrongUsageException if the job would make a dead letter of any
   */
  public void countersign(List<Signed> first) {
    long now = connection.now();
    List<Signed> both = first.stream().map(record -> sign(record, now)).toList();
    both.forEach(record -> check(record, now));
    both.forEach(record -> send(record, now));
  }

  /** What a statement says, field by field. */
  public ObjectNode told(Signed record) {
    try {
      return AvroJson.camelCase().of(codec.decode(known(record).avro(), record.value()));
    } catch (UndecodableException e) {
      throw new WrongUsageException("it is no " + record.stream() + ": " + e.getMessage());
    }
  }

  private Signed sign(Signed record, long at) {
    return record.with(connection.sign(known(record).name(), record.digest(), at));
  }

  private StreamSchema known(Signed record) {
    StreamSchema stream = stream(record.stream());
    if (stream == null || Right.ofStream(stream.name()) == null) {
      throw new WrongUsageException("nobody signs statements of '" + record.stream() + "'");
    }
    return stream;
  }

  private void check(Signed record, long at) {
    String topic = connection.topic(record.stream());
    Arrival arrival =
        job.read(
            new RawRecord(
                topic,
                0,
                0,
                at,
                record.key(),
                record.value(),
                RecordHeaders.NONE,
                record.signatures()));
    if (arrival.dead() != null) {
      String key = connection.signs() ? "" : " (--key FILE)";
      boolean unsigned = arrival.dead().reason() == DeadLetterReason.NOT_SIGNED;
      throw refused(arrival.dead().detail() + (unsigned ? key : ""));
    }
  }

  /** The first of two must be one whose signature counts: the second would sign for nothing. */
  private void checkFirst(Signed record, long at) {
    Authority authority = connection.settings().control().authority();
    Right right = Right.ofStream(record.stream());
    Grant grant =
        authority.grant(record.stream(), record.key(), record.value(), record.signatures(), at);
    boolean counts = grant.signers().stream().allMatch(name -> authority.may(name, right, at));
    if (authority.asks() && (grant.signers().isEmpty() || !counts)) {
      throw refused(grant.refusal(right));
    }
  }

  private static WrongUsageException refused(String why) {
    return new WrongUsageException("the job would not take it: " + why);
  }

  private void send(Signed record, long at) {
    ProducerRecord<byte[], byte[]> sent =
        new ProducerRecord<>(
            connection.topic(record.stream()), null, at, record.key(), record.value());
    SignatureHeaders.add(sent.headers(), record.signatures());
    connection.sayIfUnchecked();
    connection.send(sent);
  }
}
