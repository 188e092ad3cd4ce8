package io.weir.cli.connection;

import io.weir.signing.Authority;
import io.weir.signing.Right;
import io.weir.signing.Signatures;
import io.weir.streaming.intake.SignatureHeaders;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Whose records are believed, by the keys and roles of the job's settings. */
final class Seals {
  private Seals() {}

  /** Whether the job takes a statement of a stream from those who signed it. */
  static boolean allows(String stream, ConsumerRecord<byte[], byte[]> record, Authority authority) {
    Right right = Right.ofStream(stream);
    return right == null
        || authority
            .grant(
                stream,
                record.key(),
                record.value(),
                SignatureHeaders.of(record.headers()),
                record.timestamp())
            .allows(right);
  }

  /**
   * What is believed to be the job's: all where no key is the job's, else what such a key signed.
   */
  static Predicate<ConsumerRecord<byte[], byte[]>> of(String purpose, Authority authority) {
    return authority.anybodyMay(Right.ANNOUNCE)
        ? record -> isSigned(record, purpose, authority)
        : record -> true;
  }

  private static boolean isSigned(
      ConsumerRecord<byte[], byte[]> record, String purpose, Authority authority) {
    String digest = Signatures.digest(record.key(), record.value());
    return authority
        .ring()
        .check(purpose, digest, SignatureHeaders.of(record.headers()), record.timestamp())
        .stream()
        .anyMatch(
            seal ->
                seal.good() && authority.may(seal.signer(), Right.ANNOUNCE, record.timestamp()));
  }
}
