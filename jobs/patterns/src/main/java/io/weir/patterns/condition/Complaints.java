package io.weir.patterns.condition;

import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationResult;
import io.weir.patterns.problem.Problem.Category;
import io.weir.patterns.problem.Suggestion;
import java.util.ArrayList;
import java.util.List;
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
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?:extraneous input|mismatched input|no viable alternative at input) .*",
          Pattern.DOTALL);

  private final ConditionText text;
  private final ConditionScope scope;

  Complaints(ConditionText text, ConditionScope scope) {
    this.text = text;
    this.scope = scope;
  }

  void translate(CelValidationResult result) {
    List<CelIssue> syntax = new ArrayList<>();
    for (CelIssue issue : result.getErrors()) {
      int codePoint = result.getSource().getLocationOffset(issue.getSourceLocation()).orElse(0);
      int offset = text.originOf(codePoint);
      Matcher undeclared = UNDECLARED.matcher(issue.getMessage());
      Matcher overload = NO_OVERLOAD.matcher(issue.getMessage());
      if (undeclared.matches()) {
        undeclared(offset, undeclared.group(1));
      } else if (overload.matches()) {
        overload(offset, overload.group(1), overload.group(2));
      } else if (issue.getMessage().contains("does not support field selection")) {
        selection(offset);
      } else if (issue.getExprId() != 0) {
        text.report(offset, Category.CONDITION, issue.getMessage());
      } else {
        syntax.add(issue);
      }
    }
    if (!text.refused() && !syntax.isEmpty()) {
      // One slip makes the parser stumble several times; only the first place helps.
      CelIssue first = syntax.get(0);
      int codePoint = result.getSource().getLocationOffset(first.getSourceLocation()).orElse(0);
      syntax(text.originOf(codePoint), first.getMessage());
    }
  }

  private void undeclared(int offset, String name) {
    String written = text.nameAt(offset);
    Operation operation = Operation.ofCelName(name);
    if (operation != null && !written.startsWith(name)) {
      text.report(offset, Category.CONDITION, "'" + operation.symbol() + "' is not used like this");
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
      text.report(
          offset,
          Category.NAME,
          "unknown name '" + path + "'" + Suggestion.didYouMean(path, scope.names()));
    }
  }

  /** A call of a function we do not have; the place is its opening parenthesis. */
  private void function(int offset, String name) {
    int start = Math.max(0, text.original().lastIndexOf(name, offset));
    if (List.of("all", "exists", "exists_one", "map", "filter").contains(name)) {
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

  private void syntax(int offset, String message) {
    String original = text.original();
    if (message.contains("limit")) {
      text.report(
          offset, Category.BOUND, "the condition is too large or too deeply nested; split it");
    } else if (message.startsWith("For input string") || message.contains("out of range")) {
      text.report(offset, Category.CONDITION, "the number does not fit in 64 bits");
    } else if (offset >= original.stripTrailing().length()) {
      text.report(offset, Category.CONDITION, "the condition ends too early");
    } else {
      text.report(offset, Category.CONDITION, unexpected(offset, TOKEN.matcher(message).matches()));
    }
  }

  private String unexpected(int offset, boolean token) {
    String word = text.nameAt(offset);
    String rest = text.original().substring(offset);
    if (!token && (rest.startsWith("'") || rest.startsWith("\""))) {
      return "the string that begins here is not closed, or has an escape CEL does not know";
    }
    if (rest.startsWith("=")) {
      return "a single '=' means nothing; compare with '=='";
    }
    if (rest.startsWith("&") || rest.startsWith("|")) {
      return "write '&&' for and, '||' for or";
    }
    return switch (word) {
      case "and", "AND" -> "write '&&' instead of '" + word + "'";
      case "or", "OR" -> "write '||' instead of '" + word + "'";
      case "not", "NOT" -> "write '!' instead of '" + word + "'";
      case "" -> "unexpected '" + rest.substring(0, rest.offsetByCodePoints(0, 1)) + "'";
      default -> "unexpected '" + word + "'";
    };
  }
}
