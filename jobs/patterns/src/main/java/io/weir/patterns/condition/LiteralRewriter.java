package io.weir.patterns.condition;

import io.weir.patterns.problem.Problems;
import java.util.Arrays;

/**
 * Turns {@code 7d} into {@code duration("7d")} outside strings and comments, remembering where it
 * stood.
 */
final class LiteralRewriter {
  private final String text;
  private final StringBuilder rewritten = new StringBuilder();
  private int[] origin;
  private int written;
  private int at;

  private LiteralRewriter(String text) {
    this.text = text;
    this.origin = new int[text.length() + 16];
  }

  static ConditionText rewrite(SourceText source, Problems problems) {
    LiteralRewriter rewriter = new LiteralRewriter(source.text());
    rewriter.run();
    rewriter.place(source.text().length());
    return new ConditionText(
        source,
        problems,
        rewriter.rewritten.toString(),
        Arrays.copyOf(rewriter.origin, rewriter.written));
  }

  private void run() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '"' || c == '\'') {
        copy(endOfString(at, false));
      } else if (c == '/' && text.startsWith("//", at)) {
        int lineEnd = text.indexOf('\n', at);
        copy(lineEnd < 0 ? text.length() : lineEnd);
      } else if (Character.isJavaIdentifierStart(c)) {
        int end = endOfWord(at);
        boolean raw = end - at <= 2 && text.substring(at, end).matches("[rRbB]+");
        boolean quoted =
            end < text.length() && (text.charAt(end) == '"' || text.charAt(end) == '\'');
        boolean isRaw =
            raw && text.substring(at, end).toLowerCase(java.util.Locale.ROOT).contains("r");
        copy(raw && quoted ? endOfString(end, isRaw) : end);
      } else if (c >= '0' && c <= '9') {
        number();
      } else {
        copy(at + 1);
      }
    }
  }

  private void number() {
    int end = endOfWord(at);
    String word = text.substring(at, end);
    boolean fraction = at > 0 && text.charAt(at - 1) == '.';
    if (!fraction && DurationLiterals.millis(word) != null) {
      append("duration(\"" + word + "\")", at);
      at = end;
    } else {
      copy(end);
    }
  }

  private int endOfWord(int start) {
    int end = start;
    while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private int endOfString(int start, boolean raw) {
    char quote = text.charAt(start);
    String triple = String.valueOf(quote).repeat(3);
    boolean isTriple = text.startsWith(triple, start);
    int i = start + (isTriple ? 3 : 1);
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '\\' && !raw) {
        i += 2;
      } else if (isTriple ? text.startsWith(triple, i) : c == quote) {
        return i + (isTriple ? 3 : 1);
      } else if (c == '\n' && !isTriple) {
        return i;
      } else {
        i++;
      }
    }
    return text.length();
  }

  private void copy(int end) {
    while (at < Math.min(end, text.length())) {
      int codePoint = text.codePointAt(at);
      rewritten.appendCodePoint(codePoint);
      place(at);
      at += Character.charCount(codePoint);
    }
  }

  private void append(String literal, int from) {
    rewritten.append(literal);
    for (int i = 0; i < literal.length(); i++) {
      place(from);
    }
  }

  private void place(int offset) {
    if (written == origin.length) {
      origin = Arrays.copyOf(origin, origin.length * 2);
    }
    origin[written++] = offset;
  }
}
