package io.weir.streaming.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces {@code ${env:NAME}} and {@code ${file:/path}} by what they refer to, so that no secret
 * need stand in a settings file. What they are replaced by is taken as it is.
 */
final class References {
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]*)}");

  private final UnaryOperator<String> environment;
  private final List<String> problems = new ArrayList<>();

  private References(UnaryOperator<String> environment) {
    this.environment = environment;
  }

  /**
   * A text with its references replaced, and what is wrong with them.
   *
   * @param value the text; without those references that cannot be followed
   * @param problems one line for each of those
   */
  record Resolved(String value, List<String> problems) {}

  /**
   * Replaces the references of a text.
   *
   * @param environment value of an environment variable; null where it is not set
   */
  static Resolved resolve(String text, UnaryOperator<String> environment) {
    if (!text.contains("${")) {
      return new Resolved(text, List.of());
    }
    References references = new References(environment);
    String value =
        REFERENCE
            .matcher(text)
            .replaceAll(found -> Matcher.quoteReplacement(references.follow(found)));
    return new Resolved(value, List.copyOf(references.problems));
  }

  private String follow(MatchResult found) {
    String reference = found.group(1);
    if (reference.startsWith("env:")) {
      String value = environment.apply(reference.substring(4));
      return value == null ? wrong(found, "the environment variable is not set") : value;
    }
    if (reference.startsWith("file:")) {
      return read(found, reference.substring(5));
    }
    return wrong(found, "a reference is ${env:NAME} or ${file:/path}");
  }

  private String read(MatchResult found, String path) {
    try {
      return Files.readString(Path.of(path)).stripTrailing();
    } catch (IOException | InvalidPathException e) {
      return wrong(found, "the file cannot be read");
    }
  }

  private String wrong(MatchResult found, String problem) {
    problems.add("'" + found.group() + "' leads nowhere: " + problem);
    return "";
  }
}
