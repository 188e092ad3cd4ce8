package io.weir.patterns.syntax;

import static io.weir.patterns.problem.Problem.Category.NAME;

import io.weir.patterns.compiler.ConditionScope;
import io.weir.patterns.yaml.Reporter;
import io.weir.patterns.yaml.YamlText;
import java.util.Set;
import java.util.regex.Pattern;

/** What names in a pattern may look like. */
final class Names {
  /** Every signal, alert and decision names them. */
  static final int LONGEST = 100;

  static final Pattern KEBAB = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");

  /** Words a condition gives another meaning, beside those no name can be. */
  private static final Set<String> RESERVED =
      Set.of(
          "age",
          "bool",
          "bytes",
          "double",
          "duration",
          "dyn",
          "int",
          "list",
          "map",
          "string",
          "timestamp",
          "type",
          "uint",
          "size",
          "has",
          "all",
          "exists",
          "known");

  private Names() {}

  /** Whether conditions can use the name; reports it if not. */
  static boolean usable(YamlText name, String what, Reporter report) {
    if (!IDENTIFIER.matcher(name.value()).matches()) {
      report.at(
          name,
          NAME,
          what + " '" + name + "' must be a letter followed by letters, digits or '_', at most 64");
      return false;
    }
    if (RESERVED.contains(name.value()) || !ConditionScope.isName(name.value())) {
      report.at(
          name,
          NAME,
          "'" + name + "' means something else in conditions: name " + what + " differently");
      return false;
    }
    return true;
  }
}
