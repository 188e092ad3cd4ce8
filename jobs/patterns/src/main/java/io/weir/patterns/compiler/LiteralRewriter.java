package io.weir.patterns.compiler;

import io.weir.patterns.problem.Problem.Category;
import io.weir.patterns.problem.Problems;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns {@code 7d} into {@code duration("7d")} outside strings and comments, remembering where it
 * stood.
 */
final class LiteralRewriter {
  private static final Pattern NUMBER =
      Pattern.compile("0[xX][0-9a-fA-F]+[uU]?|[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?[uU]?");

  private final String text;
  private final StringBuilder rewritten = new StringBuilder();

  /** What looks like a length of time and is none, by offset. */
  private final Map<Integer, String> misshapen = new TreeMap<>();

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
    ConditionText rewritten =
        new ConditionText(
            source,
            problems,
            rewriter.rewritten.toString(),
            Arrays.copyOf(rewriter.origin, rewriter.written));
    rewriter.misshapen.forEach(
        (offset, word) ->
            rewritten.report(
                offset,
                Category.VALUE,
                "'" + word + "' is no length of time; write " + DurationLiterals.SHAPE));
    return rewritten;
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
        boolean isRaw = raw && text.substring(at, end).toLowerCase(Locale.ROOT).contains("r");
        copy(raw && quoted ? endOfString(end, isRaw) : end);
      } else if (c >= '0' && c <= '9') {
        number();
      } else {
        copy(at + 1);
      }
    }
  }

  private void number() {
    Matcher number = NUMBER.matcher(text).region(at, text.length());
    int end = number.lookingAt() ? endOfWord(number.end()) : endOfWord(at);
    String word = text.substring(at, end);
    if (end == number.end()) {
      copy(end);
      return;
    }
    boolean isDuration = DurationLiterals.millis(word) != null;
    if (!isDuration) {
      misshapen.put(at, word);
    }
    append("duration(\"" + (isDuration ? word : "0s") + "\")", at);
    at = end;
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
