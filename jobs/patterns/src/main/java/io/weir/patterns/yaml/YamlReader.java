package io.weir.patterns.yaml;

import static io.weir.patterns.problem.Problem.Category.YAML;

import java.nio.charset.StandardCharsets;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads one YAML document into a tree. What anybody may publish must not hurt who reads it: size,
 * depth and the growth by aliases are limited before anything is built.
 */
public final class YamlReader {
  /** Most bytes of text. */
  public static final int MAX_BYTES = 256 * 1024;

  /** What is said of a file that exceeds them. */
  public static final String TOO_LARGE =
      "the file is larger than 256 KiB: split it, or shorten its tests";

  private static final String LONE_RETURN =
      "a carriage return without a line feed: it hides on a terminal what stands before it;"
          + " end lines with a line feed";

  private YamlReader() {}

  /**
   * The document as a tree, or null where it is not one; then the reason has been reported.
   * Duplicate keys are reported too, and the first of them is kept.
   */
  public static YamlNode read(String text, Reporter report) {
    if (tooLarge(text)) {
      report.at(Place.START, YAML, TOO_LARGE);
      return null;
    }
    int lone = loneReturn(text);
    if (lone >= 0) {
      report.at(Place.ofCharacter(text, lone), YAML, LONE_RETURN);
      return null;
    }
    try {
      return build(text, report);
    } catch (MarkedYamlEngineException e) {
      Mark mark = e.getProblemMark().or(e::getContextMark).orElse(null);
      Place place = mark == null ? Place.START : Place.of(mark);
      report.at(place, YAML, "not YAML: " + oneLine(e.getProblem()));
    } catch (ReaderException e) {
      report.at(
          Place.ofCharacter(text, e.getPosition()),
          YAML,
          String.format("not YAML: the character U+%04X is not allowed", e.getCodePoint()));
    } catch (YamlEngineException e) {
      report.at(Place.START, YAML, "not YAML: " + oneLine(e.getMessage()));
    }
    return null;
  }

  /** The engine lets an escape that breaks off, or names no character, fail as a bad number. */
  private static YamlNode build(String text, Reporter report) {
    LoadSettings settings = LoadSettings.builder().setUseMarks(true).build();
    try {
      return new TreeBuilder(text, new Parse(settings).parseString(text).iterator(), report)
          .document();
    } catch (IllegalArgumentException e) {
      report.at(Place.START, YAML, "not YAML: an escape such as \\x41 is not complete");
      return null;
    }
  }

  /** YAML takes it for the end of a line, so that people would read another file than the job. */
  private static int loneReturn(String text) {
    int at = text.indexOf('\r');
    while (at >= 0 && at + 1 < text.length() && text.charAt(at + 1) == '\n') {
      at = text.indexOf('\r', at + 1);
    }
    return at;
  }

  private static boolean tooLarge(String text) {
    return text.length() > MAX_BYTES || text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES;
  }

  private static String oneLine(String message) {
    String line = message == null ? "cannot be read" : message.replaceAll("\\s+", " ").strip();
    return line.length() > 200 ? line.substring(0, 200) : line;
  }
}
