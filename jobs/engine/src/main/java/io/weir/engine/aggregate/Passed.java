package io.weir.engine.aggregate;

import io.weir.patterns.model.SignalStream;
import io.weir.schemas.StreamSchema;

/**
 * How far a key's windows have been passed. What comes in time does so after the watermark. Signals
 * and inputs may come before it, and let events be asked again that are still kept: what those
 * asked of stays for them.
 *
 * @param watermark event time at or before which nothing in time comes any more
 * @param kept event time of the oldest event that may be asked again; Long.MAX_VALUE: there is none
 */
public record Passed(long watermark, long kept) {

  /** Whether a stream's events may come behind the watermark. */
  static boolean passes(StreamSchema stream) {
    return stream.input() || stream.name().equals(SignalStream.NAME);
  }

  /** Event time at or before which nothing asks for a measure any more. */
  long forGood(Measure measure) {
    return measure.revisable() && kept <= watermark ? kept - 1 : watermark;
  }
}
