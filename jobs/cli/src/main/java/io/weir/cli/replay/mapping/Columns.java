package io.weir.cli.replay.mapping;

import static io.weir.patterns.problem.Problem.Category.NAME;

import io.weir.patterns.compiler.ConditionScope;
import io.weir.patterns.problem.Suggestion;
import io.weir.patterns.yaml.Reporter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The columns expressions may use, and where each stands in a line. */
final class Columns {
  private final List<String> names;
  private final int[] positions;

  private Columns(Map<String, Integer> positions) {
    this.names = new ArrayList<>(positions.keySet());
    this.positions = positions.values().stream().mapToInt(Integer::intValue).toArray();
  }

  /** Whether an expression can read a column of this name. */
  static boolean isUsable(String name) {
    for (String part : name.split("\\.", -1)) {
      if (!ConditionScope.isName(part)) {
        return false;
      }
    }
    return true;
  }

  /**
   * The columns of a file: those it has, by their own names, and by the names the mapping gives.
   *
   * @param inFile as the file names them
   * @param file the file, for messages
   */
  static Columns of(StreamMapping mapping, List<String> inFile, String file, Reporter report) {
    Map<String, Integer> positions = new LinkedHashMap<>();
    for (int i = 0; i < inFile.size(); i++) {
      if (isUsable(inFile.get(i))) {
        positions.putIfAbsent(inFile.get(i), i);
      }
    }
    mapping
        .columns()
        .forEach(
            (name, written) -> {
              int position = inFile.indexOf(written.value());
              if (position < 0) {
                String near = Suggestion.or(written.value(), inFile, ", it has ");
                report.at(written, NAME, file + " has no column '" + written + "'" + near);
              }
              positions.put(name, Math.max(position, 0));
            });
    return new Columns(positions);
  }

  List<String> names() {
    return names;
  }

  int[] positions() {
    return positions.clone();
  }

  ConditionScope scope() {
    return ConditionScope.columns(names);
  }
}
