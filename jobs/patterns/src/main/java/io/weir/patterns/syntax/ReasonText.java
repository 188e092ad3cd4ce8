package io.weir.patterns.syntax;

import io.weir.patterns.condition.Frame;
import io.weir.patterns.model.ReasonTemplate;
import java.util.List;
import java.util.regex.Pattern;

/** A reason made of its pieces; nothing an event carries can steer the terminal it is read on. */
final class ReasonText implements ReasonTemplate {
  private static final int MAX = 200;
  private static final Pattern ESCAPES =
      Pattern.compile("(\\x1b\\[|\\x9b)[0-9;:?<=>!]{0,32}[ -/]{0,8}[@-~]");

  private final List<ReasonPart> parts;

  ReasonText(List<ReasonPart> parts) {
    this.parts = List.copyOf(parts);
  }

  @Override
  public String render(Frame frame, long ageMillis) {
    StringBuilder text = new StringBuilder();
    for (ReasonPart part : parts) {
      text.append(part.show(frame, ageMillis));
    }
    return clean(text.toString());
  }

  private static String clean(String text) {
    String visible = ESCAPES.matcher(text).replaceAll("");
    StringBuilder clean = new StringBuilder();
    for (int i = 0; i < visible.length(); ) {
      int character = visible.codePointAt(i);
      i += Character.charCount(character);
      if (clean.length() + Character.charCount(character) > MAX) {
        break;
      }
      if (character == '\n' || character == '\t') {
        clean.append(' ');
      } else if (isPlain(character)) {
        clean.appendCodePoint(character);
      }
    }
    return clean.toString();
  }

  private static boolean isPlain(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
