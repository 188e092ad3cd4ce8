package io.weir.streaming.gatekeeper;

import io.weir.patterns.model.Mode;
import io.weir.patterns.model.Pattern;
import java.util.regex.Matcher;

/** A pattern in another mode than its file states. */
public final class Modes {
  private static final java.util.regex.Pattern CANARY =
      java.util.regex.Pattern.compile("canary ([0-9]{1,2}|100)%");

  private Modes() {}

  /**
   * The pattern in a mode.
   *
   * @throws IllegalArgumentException if the text is no mode, saying what would be one
   */
  public static Pattern with(Pattern pattern, String mode) {
    return pattern.in(parse(mode));
  }

  private static Mode parse(String text) {
    Matcher canary = CANARY.matcher(text);
    if (canary.matches()) {
      return new Mode(Mode.Stage.CANARY, Integer.parseInt(canary.group(1)));
    }
    return switch (text) {
      case "off" -> Mode.OFF;
      case "shadow" -> Mode.SHADOW;
      case "enforce" -> Mode.ENFORCE;
      default ->
          throw new IllegalArgumentException(
              "unknown mode '" + text + "': off, shadow, canary N% or enforce");
    };
  }
}
