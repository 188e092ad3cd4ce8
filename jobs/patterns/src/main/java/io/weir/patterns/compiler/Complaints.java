package io.weir.patterns.compiler;

import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationResult;
import io.weir.patterns.problem.Problem.Category;
import io.weir.patterns.problem.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in our own words, with what would be right, what cel-java's parser and checker found. */
final class Complaints {
  private static final Pattern UNDECLARED =
      Pattern.compile("undeclared reference to '([^']*)'.*", Pattern.DOTALL);
  private static final Pattern NO_OVERLOAD =
      Pattern.compile(
          "found no matching overload for '([^']*)' applied to '(.*)' \\(candidates.*",
          Pattern.DOTALL);
  private static final Set<String> LOOPS = Set.of("all", "exists", "exists_one", "map", "filter");

  private final ConditionText text;
  private final ConditionScope scope;

  Complaints(ConditionText text, ConditionScope scope) {
    this.text = text;
    this.scope = scope;
  }

  void translate(CelValidationResult result) {
    List<CelIssue> syntax = new ArrayList<>();
    for (CelIssue issue : withoutFollowUps(result.getErrors())) {
      if (issue.getExprId() == 0) {
        syntax.add(issue);
      } else {
        check(offset(result, issue), issue.getMessage());
      }
    }
    if (!syntax.isEmpty()) {
      // One slip makes the parser stumble several times; only the first place helps.
      CelIssue first = syntax.get(0);
      SyntaxComplaint.report(text, offset(result, first), first.getMessage());
    }
  }

  /** A loop we do not have makes its variable unknown as well. */
  private static List<CelIssue> withoutFollowUps(List<CelIssue> issues) {
    List<CelIssue> loops =
        issues.stream().filter(issue -> isLoop(UNDECLARED.matcher(issue.getMessage()))).toList();
    return loops.isEmpty() ? issues : loops;
  }

  private static boolean isLoop(Matcher undeclared) {
    return undeclared.matches() && LOOPS.contains(undeclared.group(1));
  }

  private int offset(CelValidationResult result, CelIssue issue) {
    return text.originOf(result.getSource().getLocationOffset(issue.getSourceLocation()).orElse(0));
  }

  private void check(int offset, String message) {
    Matcher undeclared = UNDECLARED.matcher(message);
    Matcher overload = NO_OVERLOAD.matcher(message);
    if (undeclared.matches()) {
      undeclared(offset, undeclared.group(1));
    } else if (overload.matches()) {
      overload(offset, overload.group(1), overload.group(2));
    } else if (message.contains("does not support field selection")) {
      selection(offset);
    } else {
      text.report(offset, Category.CONDITION, message);
    }
  }

  private void undeclared(int offset, String name) {
    String written = text.nameAt(offset);
    if (name.equals("_[_]")) {
      text.report(
          offset, Category.CONDITION, "there is no [...] after a value here; write x in list");
      return;
    }
    if (!written.startsWith(name)) {
      function(offset, name);
      return;
    }
    String path = withoutMemberCall(offset, written);
    String firstPart = path.contains(".") ? path.substring(0, path.indexOf('.')) : path;
    String why = scope.whyUnavailable(firstPart);
    if (why != null) {
      text.report(offset, Category.NAME, why);
    } else if (path.equals(firstPart) && scope.isTaken(path)) {
      text.report(
          offset,
          Category.NAME,
          "'"
              + path
              + "' has no value itself; name one of its fields, such as "
              + scope.names().stream()
                  .filter(n -> n.startsWith(path + "."))
                  .findFirst()
                  .orElse(path));
    } else {
      text.report(offset, Category.NAME, "unknown name '" + path + "'" + meant(path, firstPart));
    }
  }

  /**
   * What may have been meant: a name alike, the event's own clock, or a value of another stream.
   */
  private String meant(String path, String firstPart) {
    String alike = Suggestion.didYouMean(path, scope.names());
    if (!alike.isEmpty()) {
      return alike;
    }
    if (path.equals("now")) {
      return "; a condition has no clock but that of its event: write event_time";
    }
    return path.equals(firstPart) || scope.isTaken(firstPart)
        ? ""
        : "; what another stream says is asked with an aggregate, such as {last: "
            + path
            + ", over: 90d}";
  }

  /** A call of a function we do not have; the place is its opening parenthesis. */
  private void function(int offset, String name) {
    int start = Math.max(0, text.original().lastIndexOf(name, offset));
    if (LOOPS.contains(name)) {
      text.report(
          start,
          Category.CONDITION,
          "'" + name + "' is not available: conditions have no loops; write x in [...]");
      return;
    }
    List<String> functions = new ArrayList<>();
    for (Operation operation : Operation.values()) {
      if (!operation.isOperator()) {
        functions.add(operation.symbol());
      }
    }
    text.report(
        start,
        Category.NAME,
        "unknown function '" + name + "'" + Suggestion.didYouMean(name, functions));
  }

  private String withoutMemberCall(int offset, String written) {
    int end = offset + written.length();
    boolean called = end < text.original().length() && text.original().charAt(end) == '(';
    return called && written.contains(".")
        ? written.substring(0, written.lastIndexOf('.'))
        : written;
  }

  private void overload(int offset, String celName, String operands) {
    if (operands.contains("*error*")) {
      return;
    }
    Operation operation = Operation.ofCelName(celName);
    List<String> types = operandTypes(operands);
    int start =
        operation.isOperator()
            ? offset
            : Math.max(0, text.original().lastIndexOf(operation.symbol(), offset));
    text.report(start, Category.CONDITION, Mismatch.explain(operation, types));
  }

  /** {@code (int, list(string))} or {@code string.(int)} as type names. */
  private static List<String> operandTypes(String operands) {
    String all =
        operands
            .replace(".(", ", ")
            .replaceFirst("^\\(", "")
            .replaceFirst("\\)$", "")
            .replace("google.protobuf.", "")
            .replace("Timestamp", "timestamp")
            .replace("Duration", "duration");
    List<String> types = new ArrayList<>();
    for (String type : all.split(",", -1)) {
      if (!type.isBlank()) {
        types.add(type.strip());
      }
    }
    return types;
  }

  /** A field of something that has none: {@code net.country.foo}. */
  private void selection(int offset) {
    int start = text.startOfName(offset);
    String name = text.nameAt(start);
    text.report(
        start,
        Category.NAME,
        "unknown name '" + name + "'" + Suggestion.didYouMean(name, scope.names()));
  }
}
