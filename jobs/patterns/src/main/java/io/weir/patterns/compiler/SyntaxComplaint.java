package io.weir.patterns.compiler;

import io.weir.patterns.problem.Problem.Category;

/** Says what is wrong where cel-java's parser could not go on. */
final class SyntaxComplaint {
  private final String text;
  private final int offset;

  private SyntaxComplaint(String text, int offset) {
    this.text = text;
    this.offset = offset;
  }

  static void report(ConditionText text, int offset, String parserMessage) {
    if (parserMessage.contains("limit")) {
      text.report(
          offset, Category.BOUND, "the condition is too large or too deeply nested; split it");
      return;
    }
    text.report(
        offset,
        Category.CONDITION,
        new SyntaxComplaint(text.original(), offset).explain(text.nameAt(offset), parserMessage));
  }

  private String explain(String word, String parserMessage) {
    if (parserMessage.startsWith("For input string")) {
      return "the number does not fit in 64 bits";
    }
    if (offset >= text.stripTrailing().length()) {
      return "the condition ends too early";
    }
    String rest = text.substring(offset);
    boolean unreadable = parserMessage.startsWith("token recognition error");
    if (unreadable && (rest.startsWith("'") || rest.startsWith("\""))) {
      return "the string that begins here is not closed, or has an escape CEL does not know";
    }
    if (rest.startsWith("=")) {
      return "a single '=' means nothing; compare with '=='";
    }
    if (rest.startsWith("&") || rest.startsWith("|")) {
      return "write '&&' for and, '||' for or";
    }
    if (text.substring(0, offset).matches("(?s).*\\b(?i:not)\\s+")) {
      return "write '!' instead of 'not'; x not in [...] is !(x in [...])";
    }
    return switch (word) {
      case "and", "AND" -> "write '&&' instead of '" + word + "'";
      case "or", "OR" -> "write '||' instead of '" + word + "'";
      case "not", "NOT" -> "write '!' instead of '" + word + "'; x not in [...] is !(x in [...])";
      case "" -> "unexpected '" + rest.substring(0, rest.offsetByCodePoints(0, 1)) + "'";
      default -> "unexpected '" + word + "'";
    };
  }
}
