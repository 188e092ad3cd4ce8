package io.weir.patterns.model;

import io.weir.patterns.condition.Condition;
import io.weir.schemas.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A windowed value asked as of an event.
 *
 * @param name what conditions call it
 * @param function what is computed
 * @param kinds the events that may enter it
 * @param field the field counted, summed, remembered or grouped by; null for COUNT, SPAN, RATIO,
 *     RUN and HOUR_SHARE
 * @param where conjuncts an event must satisfy to enter; may be empty
 * @param of for RATIO and RUN: the condition of what is counted among the entries; otherwise empty
 * @param dimension the dimension whose key holds it: account, session, card, device, ip, subnet, …
 * @param over window: (t - over, t], and as much earlier as entries are learnt later
 * @param learnAfter milliseconds after which what happened enters; 0 for at once
 * @param prior whether the asking event itself is left out
 * @param atLeast entries below which the value is unknown; 0 where not asked for
 * @param quantile q in (0, 1) for QUANTILE and QUANTILE_PER, else NaN
 * @param timesMin for SHARE: least entries per value of {@code field}
 * @param timesMax for SHARE: most entries per value of {@code field}
 * @param zone for HOUR_SHARE: whose clock; otherwise null
 * @param listing for STRONGEST: whose statements entries are, and until when; otherwise null
 * @param takenBack what takes entries back; empty where nothing does
 * @param definition canonical text of all of the above but the name: equal text, equal value
 * @param kept canonical text of what is kept for it: equal text, equal state, though another part
 *     of the window may be asked for
 */
public record Aggregate(
    String name,
    Function function,
    Kinds kinds,
    Field field,
    List<Condition> where,
    List<Condition> of,
    String dimension,
    Span over,
    long learnAfter,
    boolean prior,
    int atLeast,
    double quantile,
    int timesMin,
    int timesMax,
    ClockZone zone,
    Listing listing,
    List<TakenBack> takenBack,
    String definition,
    String kept) {

  /** What an aggregate computes, and the type of its value. */
  public enum Function {
    COUNT(ValueType.INTEGER),
    SUM(ValueType.INTEGER),
    MIN(null),
    MAX(null),
    MEAN(ValueType.DOUBLE),
    /** Standard deviation of all values: the root of their mean squared distance from the mean. */
    STDEV(ValueType.DOUBLE),
    /** Mean of the natural logarithms of the values above 0; the others do not enter. */
    LOG_MEAN(ValueType.DOUBLE),
    /** Standard deviation of the natural logarithms of the values above 0. */
    LOG_STDEV(ValueType.DOUBLE),
    DISTINCT(ValueType.INTEGER),
    /** Share of entering events that also satisfy {@code of}. */
    RATIO(ValueType.DOUBLE),
    LAST(null),
    FIRST(null),
    /** Whether the asking event's own value of the field was not seen before in the window. */
    FIRST_SEEN(ValueType.BOOLEAN),
    /** Time between the first and the last entry. */
    SPAN(ValueType.DURATION),
    QUANTILE(ValueType.DOUBLE),
    /** Latest entries that satisfy {@code of}, back to the last that does not. */
    RUN(ValueType.INTEGER),
    /**
     * Share of the entries at the asking event's hour of the week, or an hour before or after it.
     */
    HOUR_SHARE(ValueType.DOUBLE),
    /** Two-level: share of the field's values that have timesMin..timesMax entries. */
    SHARE(ValueType.DOUBLE),
    /** Two-level: most entries any one value of the field has. */
    MAX_PER(ValueType.INTEGER),
    /** Two-level: quantile over the entries per value of the field. */
    QUANTILE_PER(ValueType.DOUBLE),
    /** Of the latest statements of everybody, as far as they have not ended, the greatest value. */
    STRONGEST(ValueType.INTEGER);

    private final ValueType type;

    Function(ValueType type) {
      this.type = type;
    }

    /** The type of the value, or null where it is the field's own type. */
    public ValueType type() {
      return type;
    }

    /** Whether an empty window has the value 0 instead of none. */
    public boolean zeroWhenEmpty() {
      return this == COUNT || this == SUM || this == DISTINCT || this == RUN;
    }
  }

  public Aggregate {
    where = List.copyOf(where);
    of = List.copyOf(of);
    takenBack = List.copyOf(takenBack);
  }

  /** The same with other code for its conditions. */
  public Aggregate with(UnaryOperator<Condition> code) {
    return new Aggregate(
        name,
        function,
        kinds,
        field,
        where.stream().map(code).toList(),
        of.stream().map(code).toList(),
        dimension,
        over,
        learnAfter,
        prior,
        atLeast,
        quantile,
        timesMin,
        timesMax,
        zone,
        listing,
        takenBack,
        definition,
        kept);
  }

  /**
   * Milliseconds back from now that its window holds. Windows of an account, user, session, card or
   * transfer hold the most a parameter may ask for, so that tuning it begins none anew; those of
   * keys that may be hot hold what is asked for.
   */
  public long keptFor() {
    return KeyStage.of(dimension) == KeyStage.ACCOUNT ? over.maxMillis() : over.millis();
  }

  /** The kinds of event that change its value: what enters, takes back, or says whose clock. */
  public List<Kinds> changedBy() {
    List<Kinds> changing = new ArrayList<>(List.of(kinds));
    takenBack.forEach(back -> changing.add(back.kinds()));
    if (zone != null && zone.known() != null) {
      changing.add(zone.known().kinds());
    }
    return changing;
  }

  /** The type of its value. */
  public ValueType type() {
    return function.type() != null ? function.type() : ValueType.of(field.type());
  }

  /** Whether a condition must say what holds when the value is unknown. */
  public boolean nullable() {
    return atLeast > 0 || !(function.zeroWhenEmpty() || function == Function.FIRST_SEEN);
  }
}
