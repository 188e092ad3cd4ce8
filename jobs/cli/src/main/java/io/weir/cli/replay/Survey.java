package io.weir.cli.replay;

import io.weir.streaming.record.Arrival;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/**
 * What files hold, before anything is made of it: one pass over all of them.
 *
 * @param arrivals events and dead letters
 * @param events events, by stream
 * @param deadLetters lines no event can be made of
 * @param late events appended later than the lateness allows
 * @param leftOut lines that are not of their stream, says the mapping
 * @param firstEventTime epoch millis; 0 where there is no event
 * @param lastEventTime epoch millis; 0 where there is no event
 * @param disorderMillis how far append times fall back behind the highest before them, at most
 */
public record Survey(
    long arrivals,
    Map<String, Long> events,
    long deadLetters,
    long late,
    long leftOut,
    long firstEventTime,
    long lastEventTime,
    long disorderMillis) {

  /**
   * Reads everything once.
   *
   * @param progress told the number of arrivals, again and again
   * @throws IOException if a file cannot be opened
   */
  public static Survey of(ReplayInput input, LongConsumer progress) throws IOException {
    long arrivals = 0;
    long dead = 0;
    long late = 0;
    long first = Long.MAX_VALUE;
    long last = 0;
    long highest = 0;
    long disorder = 0;
    Map<String, Long> events = new TreeMap<>();
    try (Arrivals all = input.open()) {
      for (Arrival arrival = all.next(); arrival != null; arrival = all.next()) {
        arrivals++;
        progress.accept(arrivals);
        if (arrival.dead() != null) {
          dead++;
          continue;
        }
        highest = Math.max(highest, arrival.appendTime());
        disorder = Math.max(disorder, highest - arrival.appendTime());
        events.merge(arrival.event().stream().name(), 1L, Long::sum);
        late += arrival.event().late() ? 1 : 0;
        first = Math.min(first, arrival.event().time());
        last = Math.max(last, arrival.event().time());
      }
      long start = events.isEmpty() ? 0 : first;
      return new Survey(arrivals, events, dead, late, all.leftOut(), start, last, disorder);
    }
  }
}
