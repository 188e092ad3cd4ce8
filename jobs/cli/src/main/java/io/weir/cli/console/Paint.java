package io.weir.cli.console;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Colours for terminals, or none. */
public enum Paint {
  PLAIN,
  COLOURS;

  private static final String RESET = "\u001b[0m";

  /** Strict, as what looks like it may come from others: it can be a colour, but hide nothing. */
  private static final Pattern PAINTED =
      Pattern.compile("\u001b\\[(?:31|32|33|1|2)m([^\u001b]*)\u001b\\[0m");

  public String bad(String text) {
    return with("\u001b[31m", text);
  }

  public String good(String text) {
    return with("\u001b[32m", text);
  }

  public String warning(String text) {
    return with("\u001b[33m", text);
  }

  public String strong(String text) {
    return with("\u001b[1m", text);
  }

  public String faint(String text) {
    return with("\u001b[2m", text);
  }

  /** Whether a text is a whole one of those made here, and steers a terminal in no other way. */
  static boolean isPainted(String text) {
    Matcher painted = PAINTED.matcher(text);
    return painted.matches() && Printable.of(painted.group(1)).equals(painted.group(1));
  }

  private String with(String code, String text) {
    return this == PLAIN || text.isEmpty() ? text : code + text + RESET;
  }
}
