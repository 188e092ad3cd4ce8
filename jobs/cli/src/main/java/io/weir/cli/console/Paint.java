package io.weir.cli.console;

/** Colours for terminals, or none. */
public enum Paint {
  PLAIN,
  COLOURS;

  private static final String RESET = "\u001b[0m";

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

  private String with(String code, String text) {
    return this == PLAIN || text.isEmpty() ? text : code + text + RESET;
  }
}
