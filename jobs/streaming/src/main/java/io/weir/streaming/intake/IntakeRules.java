package io.weir.streaming.intake;

import io.weir.signing.Authority;
import java.io.Serializable;
import java.util.Map;

/**
 * How records become events.
 *
 * @param streams name of the stream, by topic
 * @param latenessMillis an event appended more than this after it happened is late
 * @param futureMillis an event that claims to happen more than this after it was appended is none
 * @param stamped whether record timestamps count as append times only where the broker gave them;
 *     false where all topics are stamped from one simulated clock
 * @param sendMillis how long before its append a producer may say that it sent a record, where the
 *     broker gives append times; what it says beyond is not believed, as its clock is wrong or the
 *     record waited there
 * @param authority whose signatures allow what, on streams that must be signed
 */
public record IntakeRules(
    Map<String, String> streams,
    long latenessMillis,
    long futureMillis,
    boolean stamped,
    long sendMillis,
    Authority authority)
    implements Serializable {

  /** Rules that ask nobody for signatures, and believe producers within 5 seconds. */
  public IntakeRules(
      Map<String, String> streams, long latenessMillis, long futureMillis, boolean stamped) {
    this(streams, latenessMillis, futureMillis, stamped, 5_000, Authority.OFF);
  }

  public IntakeRules {
    streams = Map.copyOf(streams);
  }
}
