package io.weir.engine.walk;

import io.weir.engine.signal.LiveSignal;
import java.util.List;

/**
 * Why a pattern held for a key, or how far it got.
 *
 * @param judged events of the key the pattern's stages saw
 * @param raised what stands, in order of time
 * @param ways each way the pattern can hold, in file order: of several keys those that some event
 *     bears this one as; all of them where none does
 */
public record Explanation(int judged, List<LiveSignal> raised, List<Way> ways) {
  public Explanation {
    raised = List.copyOf(raised);
    ways = List.copyOf(ways);
  }

  /** The dimensions that were looked at, in file order. */
  public List<String> dimensions() {
    return ways.stream().map(Way::dimension).distinct().toList();
  }

  /**
   * One way the pattern can hold.
   *
   * @param dimension of the key it watches: account, device, ip, …
   * @param name of the alternative; "" where there is just one
   * @param steps those that take events, in order
   */
  public record Way(String dimension, String name, List<Reached> steps) {
    public Way {
      steps = List.copyOf(steps);
    }

    /** Steps that were satisfied one after another, from the first on. */
    public int reached() {
      return (int) steps.stream().takeWhile(step -> step.reached() || step.optional()).count();
    }
  }

  /**
   * How it went with one step.
   *
   * @param name of the step; {@code not name} of the silence at the end
   * @param optional whether it may be left out
   * @param reached whether some choice of events satisfied all steps up to this one
   * @param evidence ids of the newest such choice, in order
   * @param tries of the first step not reached: the newest events of its kinds; else empty
   */
  public record Reached(
      String name, boolean optional, boolean reached, List<String> evidence, List<Try> tries) {
    public Reached {
      evidence = List.copyOf(evidence);
      tries = List.copyOf(tries);
    }
  }

  /**
   * What a step's conditions say of an event.
   *
   * @param eventId the event
   * @param time when it happened, epoch millis
   * @param asked its conditions; all hold where something between the events, or the time from the
   *     first to it, is what is wrong
   */
  public record Try(String eventId, long time, List<Asked> asked) {
    public Try {
      asked = List.copyOf(asked);
    }
  }

  /**
   * One condition asked of an event.
   *
   * @param condition its text, parameters filled in
   * @param answer what it says
   * @param values the aggregates it reads, {@code name = value}
   */
  public record Asked(String condition, Answer answer, List<String> values) {
    public Asked {
      values = List.copyOf(values);
    }
  }

  /** What a condition may say. */
  public enum Answer {
    HOLDS,
    FAILS,
    /** A value was not observed. */
    UNKNOWN
  }
}
