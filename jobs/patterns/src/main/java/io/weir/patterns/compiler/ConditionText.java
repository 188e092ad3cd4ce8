package io.weir.patterns.compiler;

import io.weir.patterns.problem.Problem;
import io.weir.patterns.problem.Problems;

/**
 * A condition's text with duration literals rewritten to what CEL understands, and the way back
 * from a place in the rewritten text to the author's line and column.
 */
final class ConditionText {
  private static final int LONGEST_MESSAGE = 300;

  private final SourceText source;
  private final Problems problems;
  private final String rewritten;

  /** For every code point of the rewritten text, and its end, the offset in the author's text. */
  private final int[] origin;

  private boolean refused;

  ConditionText(SourceText source, Problems problems, String rewritten, int[] origin) {
    this.source = source;
    this.problems = problems;
    this.rewritten = rewritten;
    this.origin = origin;
  }

  String rewritten() {
    return rewritten;
  }

  /** The author's text. */
  String original() {
    return source.text();
  }

  /** Offset in the author's text of a code point of the rewritten text. */
  int originOf(int codePoint) {
    return origin[Math.max(0, Math.min(codePoint, origin.length - 1))];
  }

  /** Whether any problem was reported. */
  boolean refused() {
    return refused;
  }

  /** Reports a problem at an offset of the author's text. */
  void report(int offset, Problem.Category category, String message) {
    refused = true;
    problems.add(
        source.file(),
        source.lineAt(offset),
        source.columnAt(offset),
        category,
        oneShortLine(message));
  }

  /** Messages quote the author's words, which may be long or hold line breaks. */
  private static String oneShortLine(String message) {
    String line = message.replaceAll("\\p{Cntrl}+", " ");
    return line.length() <= LONGEST_MESSAGE ? line : line.substring(0, LONGEST_MESSAGE - 1) + "…";
  }

  /** The dotted name that begins at an offset of the author's text, or "" if none does. */
  String nameAt(int offset) {
    String text = source.text();
    int end = offset;
    while (end < text.length()
        && (Character.isJavaIdentifierPart(text.charAt(end))
            || (text.charAt(end) == '.'
                && end > offset
                && end + 1 < text.length()
                && Character.isJavaIdentifierStart(text.charAt(end + 1))))) {
      end++;
    }
    return text.substring(offset, end);
  }

  /** Where the dotted name begins that has its last dot, or its only part, at the offset. */
  int startOfName(int offset) {
    String text = source.text();
    int start = offset;
    while (start > 0
        && (Character.isJavaIdentifierPart(text.charAt(start - 1))
            || text.charAt(start - 1) == '.')) {
      start--;
    }
    return start;
  }
}
