package io.weir.patterns.yaml;

import io.weir.patterns.problem.Problem;
import io.weir.patterns.problem.Problems;
import java.util.function.BiConsumer;

/** Notes what is wrong with one file, at the place it is wrong. */
public final class Reporter {
  private static final int MAX_MESSAGE = 400;

  private final String file;
  private final Problems problems;
  private final BiConsumer<String, String> lookedFor;
  private final Problems doubts = new Problems();

  public Reporter(String file, Problems problems) {
    this(file, problems, (mapping, key) -> {});
  }

  /**
   * A reporter that also tells which keys are looked for, with what messages call their mapping:
   * what is written about the language is compared with it.
   */
  public Reporter(String file, Problems problems, BiConsumer<String, String> lookedFor) {
    this.file = file;
    this.problems = problems;
    this.lookedFor = lookedFor;
  }

  void lookedFor(String mapping, String key) {
    lookedFor.accept(mapping, key);
  }

  /** The file as the user named it. */
  public String file() {
    return file;
  }

  /** How many problems the file has so far. */
  public int noted() {
    return problems.size();
  }

  /** Notes a problem where {@code node} begins. */
  public void at(YamlNode node, Problem.Category category, String message) {
    at(node.place(), category, message);
  }

  /** Notes what may be wrong, and stands in nobody's way, where {@code node} begins. */
  public void doubt(YamlNode node, Problem.Category category, String message) {
    Place place = node.place();
    doubts.add(file, place.line(), place.column(), category, oneLine(message));
  }

  /** What may be wrong. */
  public Problems doubts() {
    return doubts;
  }

  /** Notes a problem at a place; what a file's author wrote cannot break the line. */
  public void at(Place place, Problem.Category category, String message) {
    problems.add(file, place.line(), place.column(), category, oneLine(message));
  }

  private static String oneLine(String message) {
    StringBuilder line = new StringBuilder();
    message
        .codePoints()
        .limit(MAX_MESSAGE)
        .map(c -> Character.isISOControl(c) ? ' ' : c)
        .forEach(line::appendCodePoint);
    return line.toString();
  }
}
