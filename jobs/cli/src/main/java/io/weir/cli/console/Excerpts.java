package io.weir.cli.console;

import io.weir.patterns.problem.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Shows problems to people: where, what, and the line itself with a mark under the place. */
public final class Excerpts {
  private static final int WIDEST = 160;

  private final Paint paint;
  private final Map<String, List<String>> texts = new HashMap<>();

  public Excerpts(Paint paint) {
    this.paint = paint;
  }

  /** The content of a file problems may speak of. */
  public Excerpts file(String name, String text) {
    texts.put(name, text.lines().toList());
    return this;
  }

  /** The problem as lines; just the first where the file's content is not known. */
  public String of(Problem problem) {
    String place = problem.file() + ":" + problem.line() + ":" + problem.column();
    String said = paint.strong(Printable.of(place)) + " " + Printable.of(problem.message());
    List<String> lines = texts.getOrDefault(problem.file(), List.of());
    if (problem.line() > lines.size() || problem.column() > WIDEST) {
      return said;
    }
    String line = printable(lines.get(problem.line() - 1));
    String number = "%5d | ".formatted(problem.line());
    String mark = " ".repeat(problem.column() - 1 + number.length()) + "^";
    return said + "\n" + paint.faint(number + line) + "\n" + paint.bad(mark);
  }

  private static String printable(String line) {
    int end = line.offsetByCodePoints(0, Math.min(WIDEST, line.codePointCount(0, line.length())));
    return Printable.of(line.substring(0, end));
  }
}
