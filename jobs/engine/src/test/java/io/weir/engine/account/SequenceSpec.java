package io.weir.engine.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * A sequence of a case.
 *
 * @param within exclusive length in millis
 * @param steps its steps
 */
record SequenceSpec(long within, List<StepSpec> steps) {
  private static final String[] LOGINS = {"LOGON", "PASSWORD_CHANGE"};
  private static final String[] PAYMENTS = {"PAYMENT_INITIATE", "PAYEE_ADD"};

  /** What a generator may use. */
  record Language(boolean next, boolean optional, boolean times, boolean negated, boolean silence) {
    static final Language ALL = new Language(true, true, true, true, true);
    static final Language NO_SILENCE = new Language(true, true, true, true, false);
  }

  /** A random sequence that the reader of pattern files accepts, and that is judged at once. */
  static SequenceSpec random(Random random, Language language) {
    return random(random, language, 0);
  }

  /**
   * A random sequence that the reader of pattern files accepts.
   *
   * @param after millis of the silence at its end; 0: it has none
   */
  static SequenceSpec random(Random random, Language language, long after) {
    int positives = 1 + random.nextInt(4);
    List<StepSpec> steps = new ArrayList<>();
    boolean anchored = false;
    int silent = language.silence() && random.nextInt(4) == 0 ? 1 + random.nextInt(2) : 0;
    for (int i = 0; i < silent; i++) {
      steps.add(silence(random, steps, 1 + random.nextInt(25)));
    }
    for (int i = 0; i < positives; i++) {
      boolean guarded = language.negated() && anchored && random.nextInt(4) == 0;
      if (guarded) {
        steps.add(step(random, steps, true, false, false, 1, 1));
      }
      boolean reachedFrom = silent > 0 && i == 0;
      boolean optional =
          language.optional() && !reachedFrom && i < positives - 1 && random.nextInt(4) == 0;
      boolean next = language.next() && i > 0 && !guarded && random.nextInt(4) == 0;
      boolean times = language.times() && random.nextInt(4) == 0;
      int min = times ? 1 + random.nextInt(3) : 1;
      int max = times ? (random.nextBoolean() ? Integer.MAX_VALUE : min + random.nextInt(2)) : 1;
      steps.add(step(random, steps, false, next, optional, min, Math.max(max, min)));
      anchored |= !optional;
    }
    if (silent > 0 && steps.get(silent).max() == 1 && random.nextBoolean()) {
      steps.set(0, steps.get(0).sharing(steps.get(silent).name()));
    }
    if (after > 0) {
      steps.add(silence(random, steps, after));
      if (random.nextInt(4) == 0) {
        steps.add(silence(random, steps, 1 + random.nextInt((int) after)));
      }
    }
    return new SequenceSpec(1 + random.nextInt(30), steps);
  }

  private static StepSpec silence(Random random, List<StepSpec> before, long millis) {
    return step(random, before, true, false, false, 1, 1).lasting(millis);
  }

  private static StepSpec step(
      Random random,
      List<StepSpec> before,
      boolean negated,
      boolean next,
      boolean optional,
      int min,
      int max) {
    boolean login = random.nextBoolean();
    String activity =
        random.nextInt(3) == 0 ? null : (login ? LOGINS : PAYMENTS)[random.nextInt(2)];
    return new StepSpec(
        "s" + before.size(),
        login ? "login" : "payment",
        activity,
        random.nextInt(3) == 0 ? "SUCCESS" : null,
        random.nextInt(3) == 0 ? earlier(random, before) : null,
        random.nextInt(6) == 0 ? earlier(random, before) : null,
        next,
        negated,
        optional,
        min,
        max,
        0);
  }

  private static String earlier(Random random, List<StepSpec> before) {
    List<StepSpec> bindable = before.stream().filter(step -> !step.negated()).toList();
    return bindable.isEmpty() ? null : bindable.get(random.nextInt(bindable.size())).name();
  }

  /** The sequence with a step, or one of a step's demands, left out. */
  List<SequenceSpec> smaller() {
    List<SequenceSpec> smaller = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      String gone = steps.get(i).name();
      List<StepSpec> left = new ArrayList<>();
      for (StepSpec step : steps) {
        if (!step.name().equals(gone)) {
          left.add(forget(step, gone));
        }
      }
      smaller.add(new SequenceSpec(within, left));
    }
    for (int i = 0; i < steps.size(); i++) {
      for (StepSpec simpler : simpler(steps.get(i))) {
        List<StepSpec> left = new ArrayList<>(steps);
        left.set(i, simpler);
        smaller.add(new SequenceSpec(within, left));
      }
    }
    return smaller;
  }

  private static StepSpec forget(StepSpec s, String gone) {
    String sameAs = gone.equals(s.sameAs()) ? null : s.sameAs();
    String soonAfter = gone.equals(s.soonAfter()) ? null : s.soonAfter();
    return new StepSpec(
        s.name(),
        s.stream(),
        s.activity(),
        s.status(),
        sameAs,
        soonAfter,
        s.next(),
        s.negated(),
        s.optional(),
        s.min(),
        s.max(),
        s.silence());
  }

  private static List<StepSpec> simpler(StepSpec s) {
    List<StepSpec> simpler = new ArrayList<>();
    if (s.status() != null) {
      simpler.add(
          new StepSpec(
              s.name(),
              s.stream(),
              s.activity(),
              null,
              s.sameAs(),
              s.soonAfter(),
              s.next(),
              s.negated(),
              s.optional(),
              s.min(),
              s.max(),
              s.silence()));
    }
    if (s.sameAs() != null || s.soonAfter() != null) {
      simpler.add(forget(forget(s, s.sameAs() == null ? s.soonAfter() : s.sameAs()), ""));
    }
    if (s.max() > 1) {
      simpler.add(
          new StepSpec(
              s.name(),
              s.stream(),
              s.activity(),
              s.status(),
              s.sameAs(),
              s.soonAfter(),
              s.next(),
              s.negated(),
              s.optional(),
              1,
              1,
              s.silence()));
    }
    return simpler;
  }

  /** Whether Flink's automaton means the same by it. */
  boolean meansTheSameToFlink() {
    for (int i = 1; i < steps.size(); i++) {
      StepSpec step = steps.get(i);
      if ((step.next() || step.negated()) && steps.get(i - 1).optional()) {
        return false;
      }
      if (step.negated() && positives().stream().anyMatch(step::overlaps)) {
        return false;
      }
      if (step.negated() && repeatedBefore(i)) {
        return false;
      }
    }
    return true;
  }

  private boolean repeatedBefore(int position) {
    int before = position - 1;
    while (before > 0 && steps.get(before).negated()) {
      before--;
    }
    return steps.get(before).max() > 1;
  }

  /** How long after its last event it is judged, millis. */
  long after() {
    long after = 0;
    for (int i = steps.size() - 1; steps.get(i).negated(); i--) {
      after = Math.max(after, steps.get(i).silence());
    }
    return after;
  }

  /** The steps that are not negated. */
  List<StepSpec> positives() {
    return steps.stream().filter(step -> !step.negated()).toList();
  }

  String yaml() {
    return steps.stream()
        .map(StepSpec::yaml)
        .collect(Collectors.joining(", ", "{within: " + within + "ms, steps: [", "]}"));
  }

  @Override
  public String toString() {
    return "\n  " + yaml();
  }
}
