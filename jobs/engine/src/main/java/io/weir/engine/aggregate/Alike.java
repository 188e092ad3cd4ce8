package io.weir.engine.aggregate;

import io.weir.patterns.model.Aggregate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures whose windows take the same events of one series and look at the same value of them:
 * they differ in length and function, so that one look back over the entries answers all.
 * Immutable.
 */
public final class Alike {
  final SeriesPlan series;

  /** Ascending by length. */
  final Measure[] measures;

  /** By measure: its number among those asked for. */
  final int[] numbers;

  /** The bits of their windows, {@link Layout#words} numbers. */
  final long[] bits;

  final boolean prior;
  final boolean adds;
  final boolean compares;
  final boolean tells;
  final boolean sights;
  final boolean decimal;

  private Alike(List<Measure> members, List<Measure> all) {
    List<Measure> sorted = new ArrayList<>(members);
    sorted.sort(Comparator.comparingLong(Measure::over));
    this.series = members.get(0).series();
    this.measures = sorted.toArray(Measure[]::new);
    this.numbers = sorted.stream().mapToInt(all::indexOf).toArray();
    this.bits = new long[series.layout.words];
    for (Measure measure : measures) {
      bits[measure.position() >>> 6] |= 1L << measure.position();
    }
    this.prior = measures[0].prior();
    this.adds = any(Aggregate.Function.SUM, Aggregate.Function.MEAN, Aggregate.Function.RATIO);
    this.compares = any(Aggregate.Function.MIN, Aggregate.Function.MAX);
    this.tells = any(Aggregate.Function.DISTINCT);
    this.sights = any(Aggregate.Function.FIRST_SEEN);
    this.decimal = measures[0].decimal();
  }

  private boolean any(Aggregate.Function... functions) {
    return Arrays.stream(measures)
        .anyMatch(one -> Arrays.asList(functions).contains(one.aggregate().function()));
  }

  /**
   * Puts together what one look back answers, those of a series one after the other; what is left
   * out is asked for one by one.
   *
   * @param measures all different
   */
  public static List<Alike> of(Measure[] measures) {
    Map<String, List<Measure>> alike = new LinkedHashMap<>();
    for (Measure measure : measures) {
      if (measure.series() != null && isFoundSo(measure)) {
        alike.computeIfAbsent(asks(measure), asks -> new ArrayList<>()).add(measure);
      }
    }
    return alike.values().stream()
        .map(one -> new Alike(one, Arrays.asList(measures)))
        .sorted(Comparator.comparingLong(one -> one.series.id()))
        .toList();
  }

  private static boolean isFoundSo(Measure measure) {
    return switch (measure.aggregate().function()) {
      case COUNT, SUM, MEAN, RATIO, MIN, MAX, LAST, FIRST, DISTINCT, FIRST_SEEN -> true;
      default -> false;
    };
  }

  private static String asks(Measure measure) {
    int column = measure.series().layout.columnOf[measure.position()];
    return String.join(
        "\n",
        Long.toString(measure.series().id()),
        Integer.toString(column),
        Boolean.toString(measure.prior()),
        Entering.asks(measure));
  }

  /** The series they are windows of. */
  public SeriesPlan series() {
    return series;
  }

  /** By measure: its position among those it was put together from; not to be changed. */
  public int[] numbers() {
    return numbers;
  }
}
