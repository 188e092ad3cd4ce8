package io.weir.cli.connection;

import io.weir.cli.console.WrongUsageException;
import io.weir.schemas.EventCodec;
import io.weir.schemas.Row;
import io.weir.schemas.StreamSchema;
import io.weir.signing.Signatures;
import io.weir.streaming.intake.ArrivalReader;
import io.weir.streaming.intake.RawRecord;
import io.weir.streaming.intake.RecordHeaders;
import io.weir.streaming.intake.SignatureHeaders;
import io.weir.streaming.kafka.KafkaPorts;
import io.weir.streaming.record.Arrival;
import io.weir.streaming.record.DeadLetterReason;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Says something the job is to know: lists, labels. What the job would not take is not sent. */
public final class Statements {
  private final Connection connection;
  private final EventCodec codec;
  private final ArrivalReader job;

  public Statements(Connection connection) {
    this.connection = connection;
    this.codec = new EventCodec(connection.settings().catalog().schemas());
    this.job =
        new ArrivalReader(
            connection.settings().catalog(), KafkaPorts.intakeRules(connection.settings()));
  }

  /** The declared stream. */
  public StreamSchema stream(String name) {
    return connection.settings().catalog().stream(name);
  }

  /**
   * Sends a record of a stream; it is in the topic when this returns.
   *
   * @param recordKey records of one key take each other's place where the topic is compacted
   * @param at when it is sent, epoch millis
   * @throws WrongUsageException if the job would make a dead letter of it, saying why
   */
  public void send(StreamSchema stream, Row row, String recordKey, long at) {
    String topic = connection.topic(stream.name());
    byte[] keyBytes = recordKey.getBytes(StandardCharsets.UTF_8);
    byte[] value = codec.encode(stream, row);
    List<String> signatures =
        connection.sign(stream.name(), Signatures.digest(keyBytes, value), at);
    Arrival arrival =
        job.read(new RawRecord(topic, 0, 0, at, keyBytes, value, RecordHeaders.NONE, signatures));
    if (arrival.dead() != null) {
      String key = connection.signs() ? "" : " (--key FILE)";
      boolean unsigned = arrival.dead().reason() == DeadLetterReason.NOT_SIGNED;
      throw new WrongUsageException(
          "the job would not take it: " + arrival.dead().detail() + (unsigned ? key : ""));
    }
    ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, null, at, keyBytes, value);
    SignatureHeaders.add(record.headers(), signatures);
    connection.send(record);
  }
}
