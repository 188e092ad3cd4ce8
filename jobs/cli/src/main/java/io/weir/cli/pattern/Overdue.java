package io.weir.cli.pattern;

import io.weir.patterns.problem.Problem;
import io.weir.patterns.syntax.PatternLibrary.Entry;
import io.weir.patterns.syntax.PatternLibrary.Library;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Patterns that somebody ought to have looked at by now. */
final class Overdue {
  private static final String KEY = "review:";

  private Overdue() {}

  /** A doubt of each, where the file names the day. */
  static List<Problem> in(Library library, LocalDate today) {
    List<Problem> overdue = new ArrayList<>();
    for (Entry entry : library.entries()) {
      LocalDate review = entry.pattern() == null ? null : entry.pattern().metadata().review();
      if (review != null && today.isAfter(review)) {
        overdue.add(
            new Problem(
                entry.path().toString(),
                line(entry.text()),
                1,
                Problem.Category.VALUE,
                "its review was due on %s: look at its score and its false positives, and say the next day"
                    .formatted(review)));
      }
    }
    return overdue;
  }

  private static int line(String text) {
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(KEY)) {
        return i + 1;
      }
    }
    return 1;
  }
}
