package io.weir.engine.aggregate;

import io.weir.engine.property.Happening;
import io.weir.engine.property.Seen;
import io.weir.patterns.model.Aggregate.Function;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What an aggregate is worth, computed by reading every event again: the rule in plain words. */
public final class AggregateOracle {
  private static final int TOLD_APART = 8;
  private static final int PANES = 64;

  private final AggregateSpec spec;
  private final long pane;

  public AggregateOracle(AggregateSpec spec) {
    this.spec = spec;
    this.pane = Math.max(1, spec.kept() / PANES);
  }

  /**
   * The value as of an event: a Long (also of booleans and times), a Double or a String; null where
   * unknown.
   *
   * @param sorted everything that happened, in the order of (time, id)
   */
  public Object asOf(Happening asking, List<Happening> sorted, Seen seen) {
    Object key = spec.dimension() == null ? "" : asking.fields().get(spec.dimension());
    if (key == null) {
      return null;
    }
    List<Happening> before = new ArrayList<>();
    for (Happening one : sorted) {
      int order = one.compareTo(asking);
      boolean happened =
          spec.learnAfter() > 0
              ? learnt(one) <= asking.time()
              : order < 0 || (order == 0 && !spec.prior());
      if (happened && enters(one, key)) {
        if (spec.takenBack() && isTakenBack(one, asking, sorted, key)) {
          seen.count("entries taken back");
        } else {
          before.add(one);
        }
      }
    }
    List<Happening> covered = covered(asking, before, seen);
    if (covered.size() < spec.atLeast()) {
      return null;
    }
    if (spec.function() == Function.FIRST_SEEN) {
      Object own = asking.fields().get(spec.field());
      return own == null ? null : covered.stream().noneMatch(one -> own.equals(of(one))) ? 1L : 0L;
    }
    if (spec.function() == Function.HOUR_SHARE) {
      return hourShare(asking, covered);
    }
    return spec.function() == Function.STRONGEST ? strongest(asking, covered) : value(covered);
  }

  /** Who does not say who he is counts as one with all such. */
  private static Long strongest(Happening asking, List<Happening> covered) {
    Map<Object, Happening> latest = new HashMap<>();
    covered.forEach(one -> latest.put(one.fields().get("payee_id"), one));
    return latest.values().stream()
        .filter(one -> until(one) > Happening.START + asking.time())
        .map(one -> Math.max(0, Math.min(1023, (Long) one.fields().get("base_amount_minor"))))
        .max(Long::compare)
        .orElse(null);
  }

  private static Long until(Happening one) {
    return (Long) one.fields().get(AggregateSpec.UNTIL);
  }

  private boolean isTakenBack(Happening one, Happening asking, List<Happening> all, Object key) {
    return all.stream()
        .filter(other -> other.compareTo(asking) < (spec.prior() ? 0 : 1))
        .filter(
            other -> spec.dimension() == null || key.equals(other.fields().get(spec.dimension())))
        .filter(other -> "PAYMENT_STATUS".equals(other.fields().get("activity")))
        .filter(other -> "FAILURE".equals(other.fields().get("status")))
        .filter(other -> one.id().equals(other.fields().get("original_event_id")))
        .anyMatch(other -> one.time() - other.time() < Math.max(1, spec.kept()));
  }

  private Double hourShare(Happening asking, List<Happening> covered) {
    Object named = spec.zone() != null ? spec.zone() : asking.fields().get(AggregateSpec.ZONE);
    if (covered.isEmpty() || named == null || named.equals("nowhere")) {
      return null;
    }
    ZoneId zone = ZoneId.of((String) named);
    int hour = hourOfWeek(asking, zone);
    long near =
        covered.stream()
            .filter(one -> List.of(0, 1, 167).contains((hourOfWeek(one, zone) - hour + 168) % 168))
            .count();
    return near / (double) covered.size();
  }

  private static int hourOfWeek(Happening one, ZoneId zone) {
    ZonedDateTime at = Instant.ofEpochMilli(Happening.START + one.time()).atZone(zone);
    return (at.getDayOfWeek().getValue() - 1) * 24 + at.getHour();
  }

  private boolean enters(Happening one, Object key) {
    return one.stream().equals(spec.stream())
        && (spec.dimension() == null || key.equals(one.fields().get(spec.dimension())))
        && (spec.field() == null || of(one) != null)
        && (spec.function() != Function.STRONGEST || until(one) != null)
        && (!logarithmic() || ((Number) of(one)).doubleValue() > 0)
        && spec.filter().test(one);
  }

  /** The entries in the window, and those of a pane that it cuts and that counts as one. */
  private List<Happening> covered(Happening asking, List<Happening> before, Seen seen) {
    long lower = asking.time() - spec.over();
    List<Happening> cut = new ArrayList<>();
    for (Happening entry : before) {
      if (pane(learnt(entry)) == pane(lower)) {
        cut.add(entry);
      }
    }
    boolean apart = spec.takenBack() || spec.function() == Function.STRONGEST;
    boolean one = cut.size() > TOLD_APART && !apart;
    List<Happening> covered = new ArrayList<>();
    for (Happening entry : before) {
      boolean inside = learnt(entry) > lower;
      boolean revived =
          !inside
              && one
              && pane(learnt(entry)) == pane(lower)
              && cut.stream().anyMatch(e -> learnt(e) > lower && together(e, entry));
      if (inside || revived) {
        covered.add(entry);
      }
      if (revived) {
        seen.count("entries of a pane that counts as one");
      }
    }
    return covered;
  }

  /** When it begins to count. */
  private long learnt(Happening one) {
    return one.time() + spec.learnAfter();
  }

  private boolean together(Happening a, Happening b) {
    return switch (spec.function()) {
      case DISTINCT, FIRST_SEEN, SHARE, MAX_PER, QUANTILE_PER -> group(a).equals(group(b));
      case HOUR_SHARE -> quarter(a) == quarter(b);
      case QUANTILE -> bucket(of(a)) == bucket(of(b));
      default -> true;
    };
  }

  private static long bucket(Object value) {
    double number = ((Number) value).doubleValue();
    double rank = Math.ceil(Math.log(Math.abs(number)) / Math.log(1.01 / 0.99));
    long whole = (long) rank;
    return number == 0 ? Long.MIN_VALUE : number > 0 ? whole * 2 : whole * 2 + 1;
  }

  private static long quarter(Happening one) {
    return Math.floorDiv(Happening.START + one.time(), 900_000L);
  }

  private long pane(long time) {
    return Math.floorDiv(time + Happening.START, pane);
  }

  /** Times go by the hour, everything else by what it is. */
  private Object group(Happening one) {
    boolean time = "payee_trusted_since".equals(spec.field());
    return time ? (Object) Math.floorDiv((Long) of(one), 3_600_000L) : of(one);
  }

  private Object of(Happening one) {
    return one.fields().get(spec.field());
  }

  private Object value(List<Happening> covered) {
    if (covered.isEmpty()) {
      return switch (spec.function()) {
        case COUNT, SUM, DISTINCT, RUN -> 0L;
        default -> null;
      };
    }
    Happening last = covered.get(covered.size() - 1);
    return switch (spec.function()) {
      case COUNT -> (long) covered.size();
      case SUM -> covered.stream().mapToLong(one -> (Long) of(one)).sum();
      case MEAN -> mean(numbers(covered));
      case LOG_MEAN -> mean(logs(covered));
      case STDEV -> deviation(numbers(covered));
      case LOG_STDEV -> deviation(logs(covered));
      case MIN -> plain(covered.stream().map(this::of).reduce((a, b) -> less(b, a) ? b : a).get());
      case MAX -> plain(covered.stream().map(this::of).reduce((a, b) -> less(a, b) ? b : a).get());
      case DISTINCT -> (long) perValue(covered).size();
      case RATIO -> covered.stream().filter(spec.numerator()).count() / (double) covered.size();
      case RUN -> run(covered);
      case LAST -> plain(of(last));
      case FIRST -> plain(of(covered.get(0)));
      case SPAN -> last.time() - covered.get(0).time();
      case QUANTILE -> ranked(numbers(covered));
      case SHARE ->
          perValue(covered).values().stream()
                  .filter(times -> times >= spec.least() && times <= spec.most())
                  .count()
              / (double) perValue(covered).size();
      case MAX_PER ->
          perValue(covered).values().stream().mapToLong(times -> times).max().getAsLong();
      case QUANTILE_PER ->
          ranked(perValue(covered).values().stream().map(Long::doubleValue).toList());
      case FIRST_SEEN, HOUR_SHARE, STRONGEST ->
          throw new IllegalStateException("asked with the event's own value");
    };
  }

  private long run(List<Happening> covered) {
    long run = 0;
    for (Happening one : covered) {
      run = spec.numerator().test(one) ? run + 1 : 0;
    }
    return run;
  }

  private List<Double> numbers(List<Happening> covered) {
    return covered.stream().map(one -> ((Number) of(one)).doubleValue()).toList();
  }

  private boolean logarithmic() {
    return spec.function() == Function.LOG_MEAN || spec.function() == Function.LOG_STDEV;
  }

  private List<Double> logs(List<Happening> covered) {
    return numbers(covered).stream().map(Math::log).toList();
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(value -> value).sum() / values.size();
  }

  private static double deviation(List<Double> values) {
    double mean = mean(values);
    return Math.sqrt(mean(values.stream().map(v -> (v - mean) * (v - mean)).toList()));
  }

  private double ranked(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get((int) Math.floor(spec.quantile() * (sorted.size() - 1)));
  }

  private Map<Object, Long> perValue(List<Happening> covered) {
    Map<Object, Long> times = new HashMap<>();
    covered.forEach(one -> times.merge(group(one), 1L, Long::sum));
    return times;
  }

  private static boolean less(Object a, Object b) {
    return a instanceof Long whole ? whole < (Long) b : ((Double) a).doubleValue() < (Double) b;
  }

  private static Object plain(Object value) {
    return value instanceof Boolean truth ? (Long) (truth ? 1L : 0L) : value;
  }

  /** Whether the engine's value is the oracle's, as exactly as the function promises. */
  public boolean agrees(Object expected, Object actual) {
    if (expected == null || actual == null) {
      return expected == actual;
    }
    if (spec.function() == Function.QUANTILE) {
      double exact = (Double) expected;
      return Math.abs((Double) actual - exact) <= Math.abs(exact) * 0.0100001;
    }
    if (spec.function() == Function.STDEV) {
      return Math.abs((Double) actual - (Double) expected) <= 1e-5 + 1e-9 * (Double) expected;
    }
    if (spec.function() == Function.MEAN || logarithmic()) {
      return Math.abs((Double) actual - (Double) expected) <= 1e-6;
    }
    return Objects.equals(expected, actual);
  }
}
