package io.weir.patterns.proof;

import static io.weir.patterns.problem.Problem.Category.TEST;

import io.weir.patterns.model.DurationText;
import io.weir.patterns.model.Pattern;
import io.weir.patterns.model.PatternTest;
import io.weir.patterns.model.PatternTest.Expectation;
import io.weir.patterns.problem.Problem;
import io.weir.patterns.yaml.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** Runs the tests a pattern carries and says where what was raised is not what was expected. */
public final class Proof {
  /** The start of every test: a Monday, ten o'clock UTC. */
  public static final Instant START = Instant.parse("2026-01-05T10:00:00Z");

  private final Trial trial;

  /** A proof by this evaluator. */
  public Proof(Trial trial) {
    this.trial = trial;
  }

  /**
   * How one test went.
   *
   * @param test the test
   * @param failures where it did not go as expected; empty where it passed
   */
  public record Outcome(PatternTest test, List<Problem> failures) {
    public Outcome {
      failures = List.copyOf(failures);
    }

    /** Whether everything expected was raised, and nothing else. */
    public boolean passed() {
      return failures.isEmpty();
    }
  }

  /**
   * Runs every test of a pattern, in file order.
   *
   * @param file the file as the user named it, for the failures
   * @param pattern the pattern
   */
  public List<Outcome> of(String file, Pattern pattern) {
    return pattern.tests().stream().map(test -> run(file, pattern, test)).toList();
  }

  private Outcome run(String file, Pattern pattern, PatternTest test) {
    List<Trial.Raised> open = new ArrayList<>(trial.run(pattern, test.events()));
    open.sort(
        Comparator.comparingLong(Trial.Raised::eventTimeMillis).thenComparing(Trial.Raised::key));
    List<Expectation> unmet = new ArrayList<>();
    List<Expectation> pickyFirst = new ArrayList<>(test.expect());
    pickyFirst.sort(Comparator.comparingInt(Proof::left));
    for (Expectation expected : pickyFirst) {
      Trial.Raised met = find(open, raised -> meets(expected, raised));
      if (met == null) {
        unmet.add(expected);
      } else {
        open.remove(met);
      }
    }
    List<Problem> failures = new ArrayList<>();
    for (Expectation expected : unmet) {
      Trial.Raised near = find(open, raised -> at(raised) == expected.atMillis());
      open.remove(near);
      String instead = near == null ? "nothing was raised then" : "raised was " + words(near);
      failures.add(
          problem(
              file,
              expected.line(),
              expected.column(),
              test,
              "expected " + words(expected) + ", but " + instead));
    }
    for (Trial.Raised raised : open) {
      failures.add(
          problem(file, test.line(), test.column(), test, "not expected: " + words(raised)));
    }
    return new Outcome(test, failures);
  }

  private static Trial.Raised find(List<Trial.Raised> open, Predicate<Trial.Raised> wanted) {
    return open.stream().filter(wanted).findFirst().orElse(null);
  }

  private static boolean meets(Expectation expected, Trial.Raised raised) {
    return at(raised) == expected.atMillis()
        && orAny(expected.action(), raised.action())
        && orAny(expected.severity(), raised.severity())
        && orAny(expected.key(), raised.key())
        && orAny(expected.untilMillis(), raised.untilMillis() - START.toEpochMilli());
  }

  /** How much an expectation leaves open; what leaves most takes what the others do not need. */
  private static int left(Expectation expected) {
    return (expected.action() == null ? 1 : 0)
        + (expected.severity() == null ? 1 : 0)
        + (expected.key() == null ? 1 : 0)
        + (expected.untilMillis() == null ? 1 : 0);
  }

  private static boolean orAny(Object expected, Object raised) {
    return expected == null || Objects.equals(expected, raised);
  }

  private static long at(Trial.Raised raised) {
    return raised.eventTimeMillis() - START.toEpochMilli();
  }

  private static String words(Expectation expected) {
    StringBuilder words = new StringBuilder("a signal at " + DurationText.of(expected.atMillis()));
    if (expected.action() != null) {
      words.append(", action ").append(Words.kebab(expected.action()));
    }
    if (expected.severity() != null) {
      words.append(", severity ").append(Words.kebab(expected.severity()));
    }
    if (expected.key() != null) {
      words.append(", key ").append(expected.key());
    }
    if (expected.untilMillis() != null) {
      words.append(", until ").append(DurationText.of(expected.untilMillis()));
    }
    return words.toString();
  }

  private static String words(Trial.Raised raised) {
    return "a signal at "
        + DurationText.of(at(raised))
        + ", action "
        + Words.kebab(raised.action())
        + ", severity "
        + Words.kebab(raised.severity())
        + ", key "
        + raised.key()
        + ", until "
        + DurationText.of(raised.untilMillis() - START.toEpochMilli())
        + " ("
        + raised.reason()
        + ")";
  }

  private static Problem problem(
      String file, int line, int column, PatternTest test, String message) {
    return new Problem(file, line, column, TEST, "test '" + test.name() + "': " + message);
  }
}
