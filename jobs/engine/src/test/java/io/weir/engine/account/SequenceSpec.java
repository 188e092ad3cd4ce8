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
  record Language(boolean next, boolean optional, boolean times, boolean negated) {
    static final Language ALL = new Language(true, true, true, true);
  }

  /** A random sequence that the reader of pattern files accepts. */
  static SequenceSpec random(Random random, Language language) {
    int positives = 1 + random.nextInt(4);
    List<StepSpec> steps = new ArrayList<>();
    boolean anchored = false;
    for (int i = 0; i < positives; i++) {
      boolean guarded = language.negated() && anchored && random.nextInt(4) == 0;
      if (guarded) {
        steps.add(step(random, steps, true, false, false, 1, 1));
      }
      boolean optional = language.optional() && i < positives - 1 && random.nextInt(4) == 0;
      boolean next = language.next() && i > 0 && !guarded && random.nextInt(4) == 0;
      boolean times = language.times() && random.nextInt(4) == 0;
      int min = times ? 1 + random.nextInt(3) : 1;
      int max = times ? (random.nextBoolean() ? Integer.MAX_VALUE : min + random.nextInt(2)) : 1;
      steps.add(step(random, steps, false, next, optional, min, Math.max(max, min)));
      anchored |= !optional;
    }
    return new SequenceSpec(1 + random.nextInt(30), steps);
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
        max);
  }

  private static String earlier(Random random, List<StepSpec> before) {
    List<StepSpec> bindable = before.stream().filter(step -> !step.negated()).toList();
    return bindable.isEmpty() ? null : bindable.get(random.nextInt(bindable.size())).name();
  }

  /** The sequence with a step, or one of a step's demands, left out. */
  List<SequenceSpec> smaller() {
    List<SequenceSpec> smaller = new ArrayList<>();
    for (int i = 0; i < steps.size() - 1; i++) {
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
        s.max());
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
              s.max()));
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
              1));
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
    }
    return true;
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
