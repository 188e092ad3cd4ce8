package io.weir.patterns.compiler;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/** RE2 patterns: linear in the text, and bounded in size before anything is built. */
final class Regexes {
  static final int LONGEST = 1_000;
  private static final int LARGEST_PROGRAM = 4_000;

  private Regexes() {}

  /** What is wrong with a pattern, or null if nothing is. */
  static String problem(String pattern) {
    if (pattern.length() > LONGEST) {
      return "a regular expression may have at most " + LONGEST + " characters";
    }
    if (RegexSize.estimate(pattern) > LARGEST_PROGRAM) {
      return "the repetitions of this regular expression multiply to too large a program";
    }
    try {
      compile(pattern);
      return null;
    } catch (PatternSyntaxException e) {
      return "not a regular expression of RE2: "
          + e.getDescription()
          + (e.getPattern() == null ? "" : " '" + e.getPattern() + "'");
    }
  }

  static Pattern compile(String pattern) {
    return Pattern.compile(pattern);
  }
}
