package io.weir.cli.replay;

import io.weir.cli.replay.output.DeadLetterLines;
import io.weir.streaming.record.Arrival;
import io.weir.streaming.replay.EventFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/**
 * What one reading of all files came to: a file of events the job reads, and dead letters.
 *
 * @param events events, by stream
 * @param deadLetters lines no event can be made of
 * @param late events appended later than the lateness allows
 * @param leftOut lines that are not of their stream, says the mapping
 */
record Conversion(Map<String, Long> events, long deadLetters, long late, long leftOut) {

  /**
   * Reads everything once.
   *
   * @param into takes the events, by append time
   * @param out the directory that takes {@code dead-letters.ndjson}
   * @param progress told the number of arrivals so far, again and again
   */
  static Conversion of(ReplayInput input, Path into, Path out, LongConsumer progress)
      throws IOException {
    long arrivals = 0;
    long dead = 0;
    long late = 0;
    Map<String, Long> events = new TreeMap<>();
    try (Arrivals all = input.open();
        EventFile file = new EventFile(into, input.catalog());
        DeadLetterLines letters = new DeadLetterLines(out)) {
      for (Arrival arrival = all.next(); arrival != null; arrival = all.next()) {
        progress.accept(++arrivals);
        if (arrival.dead() != null) {
          letters.add(arrival.dead());
          dead++;
        } else {
          file.write(arrival.event());
          events.merge(arrival.event().stream().name(), 1L, Long::sum);
          late += arrival.event().late() ? 1 : 0;
        }
      }
      return new Conversion(events, dead, late, all.leftOut());
    }
  }

  long total() {
    return events.values().stream().mapToLong(Long::longValue).sum();
  }
}
