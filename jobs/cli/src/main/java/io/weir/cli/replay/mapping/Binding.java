package io.weir.cli.replay.mapping;

import static io.weir.patterns.problem.Problem.Category.CONDITION;

import io.weir.patterns.compiler.ConditionCompiler;
import io.weir.patterns.compiler.Expression;
import io.weir.patterns.compiler.SourceText;
import io.weir.patterns.model.ValueType;
import io.weir.patterns.problem.Problem;
import io.weir.patterns.problem.Problems;
import io.weir.patterns.yaml.Reporter;
import io.weir.patterns.yaml.YamlText;
import io.weir.schemas.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Compiles the expressions of a stream's mapping against the columns a file really has. */
final class Binding {
  private final ConditionCompiler compiler = new ConditionCompiler();
  private final Columns columns;
  private final Reporter report;

  Binding(Columns columns, Reporter report) {
    this.columns = columns;
    this.report = report;
  }

  /** The mapping in a form that runs; what is wrong with it has been reported. */
  LineMapping bind(StreamMapping mapping) {
    ByExpressions.Rule when = rule("when", null, mapping.when(), ValueType.BOOLEAN);
    ByExpressions.Rule appendTime =
        rule("appendTime", null, mapping.appendTime(), ValueType.TIMESTAMP);
    List<ByExpressions.Rule> rules = new ArrayList<>();
    for (Map.Entry<Field, YamlText> entry : mapping.fields().entrySet()) {
      Field field = entry.getKey();
      ByExpressions.Rule rule =
          rule(field.path(), field, entry.getValue(), ValueType.of(field.type()));
      if (rule != null) {
        rules.add(rule);
      }
    }
    return new ByExpressions(
        mapping.stream(), columns.positions(), when, appendTime, rules, mapping.constants());
  }

  private ByExpressions.Rule rule(String what, Field field, YamlText text, ValueType wanted) {
    if (text == null) {
      return null;
    }
    Problems found = new Problems();
    SourceText source = new SourceText(report.file(), text.value(), 1, 1);
    Expression expression = compiler.expression(source, columns.scope(), found);
    for (Problem problem : found.list()) {
      report.at(
          text.placeAt(problem.line(), problem.column()), problem.category(), problem.message());
    }
    if (expression == null) {
      return null;
    }
    if (!fits(expression.type(), wanted)) {
      report.at(
          text,
          CONDITION,
          "'" + what + "' is a " + word(wanted) + ", but this is a " + word(expression.type()));
      return null;
    }
    int[] reads = expression.columns().stream().mapToInt(columns.names()::indexOf).toArray();
    return new ByExpressions.Rule(what, field, expression, reads);
  }

  private static boolean fits(ValueType given, ValueType wanted) {
    return given == wanted || (given == ValueType.INTEGER && wanted == ValueType.DOUBLE);
  }

  private static String word(ValueType type) {
    return type.name().toLowerCase(Locale.ROOT);
  }
}
