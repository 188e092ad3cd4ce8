package io.weir.engine.aggregate;

import io.weir.patterns.condition.Frame;
import io.weir.patterns.model.Aggregate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which windows an event of one kind may enter: those that ask the same of it are asked once, those
 * of a series are entered together. Brings its own scratch space: not thread-safe.
 */
public final class Entering {
  private final Measure[] alone;
  private final Together[] together;

  private Entering(Measure[] alone, Together[] together) {
    this.alone = alone;
    this.together = together;
  }

  /** The windows of these measures, of which no two have the same. */
  public static Entering of(Measure[] measures) {
    List<Measure> alone = new ArrayList<>();
    Map<SeriesPlan, List<Measure>> bySeries = new LinkedHashMap<>();
    for (Measure measure : measures) {
      if (measure.series() == null) {
        alone.add(measure);
      } else {
        bySeries.computeIfAbsent(measure.series(), plan -> new ArrayList<>()).add(measure);
      }
    }
    List<Together> together = new ArrayList<>();
    bySeries.forEach((plan, members) -> together.add(new Together(plan, members)));
    return new Entering(alone.toArray(Measure[]::new), together.toArray(Together[]::new));
  }

  /** Equal where two measures take the same events. */
  static String asks(Measure measure) {
    Aggregate aggregate = measure.aggregate();
    List<String> asks = new ArrayList<>();
    aggregate.where().forEach(condition -> asks.add(condition.text()));
    asks.add(aggregate.field() == null ? "" : aggregate.field().path());
    asks.add(Steps.isLogarithm(measure.aggregate().function()) ? "above 0" : "");
    asks.add(String.valueOf(aggregate.kinds().activities()));
    return String.join("\n", asks);
  }

  /** The measures whose windows share nothing; not to be changed. */
  public Measure[] alone() {
    return alone;
  }

  /** The series an event may enter; not to be changed. */
  public Together[] together() {
    return together;
  }

  /** Windows of one series. */
  public static final class Together {
    private final SeriesPlan plan;
    private final Measure[][] taking;
    private final long[][] bits;
    private final long[] entered;

    private Together(SeriesPlan plan, List<Measure> members) {
      this.plan = plan;
      Map<String, List<Measure>> alike = new LinkedHashMap<>();
      for (Measure measure : members) {
        alike.computeIfAbsent(asks(measure), asks -> new ArrayList<>()).add(measure);
      }
      this.entered = new long[plan.layout.words];
      this.taking = new Measure[alike.size()][];
      this.bits = new long[alike.size()][plan.layout.words];
      int next = 0;
      for (List<Measure> group : alike.values()) {
        taking[next] = group.toArray(Measure[]::new);
        for (Measure measure : group) {
          bits[next][measure.position() >>> 6] |= 1L << measure.position();
        }
        next++;
      }
    }

    /** The series. */
    public SeriesPlan plan() {
      return plan;
    }

    /**
     * Asks which of the windows take the event.
     *
     * @param touched remembers them
     * @return whether any does
     */
    public boolean take(Frame frame, Touched touched) {
      if (!take(frame)) {
        return false;
      }
      for (Measure[] alike : taking) {
        for (int i = 0; takes(alike[0]) && i < alike.length; i++) {
          touched.add(alike[i]);
        }
      }
      return true;
    }

    /** Asks which of the windows take the event; whether any does. */
    public boolean take(Frame frame) {
      Arrays.fill(entered, 0);
      boolean any = false;
      for (int i = 0; i < taking.length; i++) {
        if (taking[i][0].takes(frame)) {
          any = true;
          for (int word = 0; word < entered.length; word++) {
            entered[word] |= bits[i][word];
          }
        }
      }
      return any;
    }

    /** A bit for each window that takes the event asked about last, until it has entered. */
    public long[] entered() {
      return entered;
    }

    /** Whether a window takes the event asked about last. */
    public boolean takes(Measure measure) {
      return (entered[measure.position() >>> 6] & (1L << measure.position())) != 0;
    }

    /** Leaves a window out of those that take it. */
    public void leaveOut(Measure measure) {
      entered[measure.position() >>> 6] &= ~(1L << measure.position());
    }

    /** Whether any window is left that takes it. */
    public boolean any() {
      for (long bit : entered) {
        if (bit != 0) {
          return true;
        }
      }
      return false;
    }
  }
}
