package io.weir.benchmarks.conditions;

import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelVariableResolver;
import io.weir.patterns.condition.Truth;
import io.weir.schemas.Field;
import io.weir.schemas.Row;
import io.weir.schemas.StreamSchema;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A question as cel-java interprets it, given every advantage: the values of each row lie boxed in
 * a map before the clock starts, and whether one was observed is a variable of its own, so that
 * nothing is thrown to find out.
 */
final class Interpreted implements Judge {
  private static final String OBSERVED = "observed_";
  private static final Pattern DAYS = Pattern.compile("\\b(\\d+)d\\b");

  private final CelRuntime.Program program;
  private final List<CelVariableResolver> rows;

  Interpreted(Question question, StreamSchema stream, List<Row> rows) {
    this.program = program(question, stream);
    this.rows = rows.stream().map(row -> resolver(values(row, stream))).toList();
  }

  @Override
  public byte test(int row) {
    try {
      return (Boolean) program.eval(rows.get(row)) ? Truth.TRUE : Truth.FALSE;
    } catch (CelEvaluationException e) {
      return Truth.UNKNOWN;
    }
  }

  /** Of a map the interpreter would copy every entry first. */
  private static CelVariableResolver resolver(Map<String, Object> values) {
    Map<String, Optional<Object>> ready = new HashMap<>();
    values.forEach((name, value) -> ready.put(name, Optional.of(value)));
    return name -> ready.getOrDefault(name, Optional.empty());
  }

  private static CelRuntime.Program program(Question question, StreamSchema stream) {
    CelCompilerBuilder compiler =
        CelCompilerFactory.standardCelCompilerBuilder()
            .addMacros(
                CelMacro.newGlobalMacro(
                    "known",
                    1,
                    (f, target, args) ->
                        Optional.of(f.newIdentifier(OBSERVED + name(args.get(0))))),
                CelMacro.newReceiverMacro(
                    "or",
                    1,
                    (f, target, args) ->
                        Optional.of(
                            f.newGlobalCall(
                                "_?_:_",
                                f.newIdentifier(OBSERVED + name(target)),
                                f.copy(target),
                                args.get(0)))));
    for (Field field : stream.layout().fields()) {
      if (isFlat(field)) {
        compiler.addVar(field.path(), type(field));
        compiler.addVar(OBSERVED + field.path(), SimpleType.BOOL);
      }
    }
    String text = DAYS.matcher(question.text()).replaceAll(days -> hours(days.group(1)));
    try {
      return CelRuntimeFactory.plannerRuntimeBuilder()
          .build()
          .createProgram(compiler.build().compile(text).getAst());
    } catch (CelValidationException | CelEvaluationException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  private static String hours(String days) {
    return "duration(\"" + Integer.parseInt(days) * 24 + "h\")";
  }

  private static String name(CelExpr read) {
    return read.ident().name();
  }

  private static Map<String, Object> values(Row row, StreamSchema stream) {
    Map<String, Object> values = new HashMap<>();
    for (Field field : stream.layout().fields()) {
      if (isFlat(field)) {
        boolean observed = !row.isNull(field.index());
        values.put(OBSERVED + field.path(), observed);
        if (observed) {
          values.put(field.path(), value(row, field));
        }
      }
    }
    return values;
  }

  /** Fields of records inside the event are not asked for here. */
  private static boolean isFlat(Field field) {
    return field.path().indexOf('.') < 0;
  }

  private static Object value(Row row, Field field) {
    int index = field.index();
    return switch (field.type()) {
      case BOOLEAN -> row.getBoolean(index);
      case INTEGER -> row.getLong(index);
      case TIMESTAMP -> Instant.ofEpochMilli(row.getLong(index));
      case DOUBLE -> row.getDouble(index);
      case STRING -> row.getString(index);
      case STRINGS -> row.getStrings(index);
    };
  }

  private static CelType type(Field field) {
    return switch (field.type()) {
      case BOOLEAN -> SimpleType.BOOL;
      case INTEGER -> SimpleType.INT;
      case TIMESTAMP -> SimpleType.TIMESTAMP;
      case DOUBLE -> SimpleType.DOUBLE;
      case STRING -> SimpleType.STRING;
      case STRINGS -> ListType.create(SimpleType.STRING);
    };
  }
}
