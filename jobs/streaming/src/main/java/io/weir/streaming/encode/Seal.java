package io.weir.streaming.encode;

import io.weir.signing.Signatures;
import io.weir.signing.Signer;
import io.weir.streaming.record.Destination;
import io.weir.streaming.record.OutRecord;
import java.nio.file.Path;

/**
 * Signs what others act on without asking anybody: restrictions and their releases, the audit
 * trail, what the guard says. A signature takes about a millisecond, so nothing else is signed. For
 * one thread.
 */
public final class Seal {
  private final Signer signer;

  private Seal(Signer signer) {
    this.signer = signer;
  }

  /**
   * A seal by the private key of a file.
   *
   * @param file null: nothing is signed
   * @throws io.weir.signing.KeyFileException if it holds none, or others may read it
   */
  public static Seal of(String file) {
    return new Seal(file == null ? null : Signer.read(Path.of(file)));
  }

  /** The record with its signature, where there is a key. */
  public OutRecord on(OutRecord record) {
    if (signer == null) {
      return record;
    }
    String digest = Signatures.digest(record.key(), record.value());
    return record.signed(signer.sign(purpose(record.destination()), digest, record.timestamp()));
  }

  private static String purpose(Destination destination) {
    return switch (destination) {
      case RESTRICTIONS -> Signatures.RESTRICTION;
      case DECISIONS -> Signatures.DECISION;
      case AUDIT -> Signatures.AUDIT;
      case PATTERNS -> Signatures.PATTERNS;
      case ALERTS, SIGNALS, PATTERN_VERDICTS, DEAD_LETTERS, LATE, SCORECARDS, EVALUATED ->
          throw new IllegalArgumentException(destination + " is not signed");
    };
  }
}
