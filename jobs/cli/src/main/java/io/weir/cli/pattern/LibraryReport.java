package io.weir.cli.pattern;

import io.weir.patterns.problem.Problem;
import io.weir.patterns.syntax.PatternLibrary.Library;
import java.util.ArrayList;
import java.util.List;

/**
 * What machines read of a library.
 *
 * @param patterns pattern files read, wrong ones included
 * @param tests tests in the right ones
 * @param failed wrong files, and tests that failed; 0 exactly where all is well
 * @param problems everything wrong: first with the files, then with what the tests came to
 * @param doubts what may be wrong with the files; fails nothing
 */
record LibraryReport(
    int patterns, int tests, int failed, List<Problem> problems, List<Problem> doubts) {
  LibraryReport {
    problems = List.copyOf(problems);
    doubts = List.copyOf(doubts);
  }

  /** A library as it was read, no test run. */
  static LibraryReport of(Library library, int tests) {
    int wrong = (int) library.problems().stream().map(Problem::file).distinct().count();
    return new LibraryReport(
        library.entries().size(), tests, wrong, library.problems(), library.doubts());
  }

  /** The same, after so many tests failed. */
  LibraryReport withFailures(int failedTests, List<Problem> failures) {
    List<Problem> all = new ArrayList<>(problems);
    all.addAll(failures);
    return new LibraryReport(patterns, tests, failed + failedTests, all, doubts);
  }

  /** The same, with more that may be wrong. */
  LibraryReport withDoubts(List<Problem> more) {
    List<Problem> all = new ArrayList<>(doubts);
    all.addAll(more);
    return new LibraryReport(patterns, tests, failed, problems, all);
  }
}
