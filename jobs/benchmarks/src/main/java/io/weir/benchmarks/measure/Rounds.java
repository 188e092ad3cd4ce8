package io.weir.benchmarks.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/**
 * Readings of contenders that took turns. A ratio is of readings of one round, so that what slows
 * the machine for a while slows both sides of it.
 */
public final class Rounds {
  private final Map<String, List<Reading>> readings = new LinkedHashMap<>();

  private Rounds() {}

  /**
   * How rounds are played.
   *
   * @param warmUps rounds whose readings are dropped
   * @param counted rounds that count, at least 1
   * @param turn how long a contender has its turn at least: it plays again and again, and the mean
   *     is its reading, so that who is quick is as warm and as steady as who is slow
   * @param allowance no round is begun that would take longer, but for the first that counts
   */
  public record Plan(int warmUps, int counted, Duration turn, Allowance allowance) {
    private static final Duration AGES = Duration.ofDays(365);

    /** Rounds that take as long as they take. */
    public Plan(int warmUps, int counted, Duration turn) {
      this(warmUps, counted, turn, Allowance.of(AGES));
    }

    /** As many rounds as an effort is worth, of turns long enough to be steady. */
    public static Plan of(Effort effort) {
      Duration turn = effort.pick(Duration.ZERO, Duration.ofSeconds(2), Duration.ofSeconds(4));
      return new Plan(effort.pick(0, 1, 1), effort.pick(1, 3, 5), turn);
    }

    /** The same, ended early where the time allowed is used up. */
    public Plan within(Allowance allowed) {
      return new Plan(warmUps, counted, turn, allowed);
    }

    /** One play a turn. */
    public static Plan of(int warmUps, int counted) {
      return new Plan(warmUps, counted, Duration.ZERO);
    }
  }

  /**
   * Plays rounds; in each another contender is first.
   *
   * @param progress is told each reading
   */
  public static Rounds play(Plan plan, List<Contender> contenders, Consumer<String> progress)
      throws Exception {
    Rounds rounds = new Rounds();
    int warmUps = plan.warmUps();
    for (int round = 0; round < warmUps + plan.counted(); round++) {
      long began = System.nanoTime();
      for (int turn = 0; turn < contenders.size(); turn++) {
        Contender contender = contenders.get((round + turn) % contenders.size());
        Reading reading = turn(contender, plan.turn());
        boolean counts = round >= warmUps;
        progress.accept(
            "  %s %s: %s"
                .formatted(
                    counts ? "round " + (round - warmUps + 1) : "warm-up",
                    contender.name(),
                    reading));
        if (counts) {
          rounds.readings.computeIfAbsent(contender.name(), name -> new ArrayList<>()).add(reading);
        }
      }
      if (round >= warmUps
          && !plan.allowance().allows(Duration.ofNanos(System.nanoTime() - began))) {
        break;
      }
    }
    return rounds;
  }

  private static Reading turn(Contender contender, Duration least) throws Exception {
    long started = System.nanoTime();
    double nanos = 0;
    double cpuNanos = 0;
    int plays = 0;
    do {
      Reading reading = contender.round().play();
      nanos += reading.nanos();
      cpuNanos += reading.cpuNanos();
      plays++;
    } while (System.nanoTime() - started < least.toNanos());
    return new Reading(nanos / plays, cpuNanos / plays);
  }

  /** How many times as fast one is as the other, by elapsed time. */
  public Spread faster(String contender, String than) {
    return ratio(than, contender, Reading::nanos);
  }

  /** How many times less processor time one takes than the other. */
  public Spread leaner(String contender, String than) {
    return ratio(than, contender, Reading::cpuNanos);
  }

  /** Elapsed nanoseconds an event. */
  public Spread nanos(String contender) {
    return Spread.of(readings.get(contender).stream().mapToDouble(Reading::nanos).toArray());
  }

  /** Processor nanoseconds an event. */
  public Spread cpuNanos(String contender) {
    return Spread.of(readings.get(contender).stream().mapToDouble(Reading::cpuNanos).toArray());
  }

  private Spread ratio(String above, String below, ToDoubleFunction<Reading> of) {
    List<Reading> upper = readings.get(above);
    List<Reading> lower = readings.get(below);
    double[] ratios = new double[upper.size()];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = of.applyAsDouble(upper.get(i)) / of.applyAsDouble(lower.get(i));
    }
    return Spread.of(ratios);
  }
}
