package io.weir.benchmarks;

import io.weir.benchmarks.measure.Allowance;
import io.weir.benchmarks.measure.Sheet;
import io.weir.benchmarks.measure.Spread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Jobs that take turns, each once a round and in each round another first, until there are rounds
 * enough or the time is over. A round before them does not count, so that no side is measured on
 * code that was never run. Ratios are of one round.
 */
final class Contest {
  private final Map<String, List<Figures>> rounds = new LinkedHashMap<>();

  private Contest() {}

  /** Runs a job once. */
  interface Turn {
    Figures run() throws Exception;

    /** Runs it once before anything counts: the same, where nothing quicker warms up as well. */
    default Figures uncounted() throws Exception {
      return run();
    }
  }

  /**
   * Runs a job at a rate, and before that faster: the same events, in less time.
   *
   * @param faster is run before anything counts
   */
  record Paced(Turn faster, Turn paced) implements Turn {
    @Override
    public Figures run() throws Exception {
      return paced.run();
    }

    @Override
    public Figures uncounted() throws Exception {
      return faster.run();
    }
  }

  /**
   * Plays.
   *
   * @param most rounds at most that count; at least one is played, whatever the allowance, and one
   *     before it that does not count
   */
  static Contest play(Map<String, Turn> sides, int most, Allowance allowance, Sheet sheet)
      throws Exception {
    Contest contest = new Contest();
    List<String> names = List.copyOf(sides.keySet());
    for (String name : names) {
      sheet.tell("  not counted %s: %s".formatted(name, sides.get(name).uncounted()));
    }
    for (int round = 1; round <= most; round++) {
      long began = System.nanoTime();
      for (int turn = 0; turn < names.size(); turn++) {
        String name = names.get((round + turn) % names.size());
        Figures figures = sides.get(name).run();
        sheet.tell("  round %d %s: %s".formatted(round, name, figures));
        contest.rounds.computeIfAbsent(name, side -> new ArrayList<>()).add(figures);
      }
      if (!allowance.allows(Duration.ofNanos(System.nanoTime() - began))) {
        break;
      }
    }
    return contest;
  }

  /** Something of a side, over the rounds. */
  Spread of(String side, ToDoubleFunction<Figures> what) {
    return Spread.of(rounds.get(side).stream().mapToDouble(what).toArray());
  }

  /** Something of one side by the same of another, over the rounds. */
  Spread ratio(String above, String below, ToDoubleFunction<Figures> what) {
    List<Figures> upper = rounds.get(above);
    List<Figures> lower = rounds.get(below);
    double[] ratios = new double[upper.size()];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = what.applyAsDouble(upper.get(i)) / what.applyAsDouble(lower.get(i));
    }
    return Spread.of(ratios);
  }

  /** The last round of a side. */
  Figures last(String side) {
    List<Figures> all = rounds.get(side);
    return all.get(all.size() - 1);
  }
}
