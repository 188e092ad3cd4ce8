package io.weir.patterns.compiler;

import com.google.common.collect.ImmutableList;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelMacro;
import dev.cel.parser.CelMacroExprFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelVariableResolver;
import io.weir.patterns.condition.Frame;
import io.weir.patterns.condition.Truth;
import io.weir.patterns.model.ValueType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * CEL's own standard functions and cel-java's own interpreter over the same frames. A variable that
 * was not observed is an error when read, which && and || absorb exactly as they absorb unknowns.
 */
final class Interpreter {
  private static final CelOptions OPTIONS = CelOptions.current().build();

  private final CelCompiler compiler;
  private final CelRuntime runtime;
  private final Map<String, Function<Frame, Object>> readers = new HashMap<>();

  Interpreter(ConditionScope scope) {
    CelCompilerBuilder builder =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .addMacros(
                CelMacro.newGlobalMacro(
                    "known", 1, (f, t, args) -> Optional.of(known(f, args.get(0)))),
                CelMacro.newReceiverMacro(
                    "or", 1, (f, t, args) -> Optional.of(orElse(f, t, args))));
    scope
        .nodes()
        .forEach(
            (name, node) -> {
              builder.addVar(name, type(node.type()));
              readers.put(name, reader(node));
            });
    List<CelFunctionBinding> bindings = new ArrayList<>();
    for (String name : List.of("min", "max")) {
      builder.addFunctionDeclarations(
          CelFunctionDecl.newFunctionDeclaration(
              name,
              overload(name + "_int", SimpleType.INT, SimpleType.INT),
              overload(name + "_double", SimpleType.DOUBLE, SimpleType.DOUBLE)));
      boolean min = name.equals("min");
      bindings.add(
          CelFunctionBinding.from(
              name + "_int",
              Long.class,
              Long.class,
              (a, b) -> min ? Math.min(a, b) : Math.max(a, b)));
      bindings.add(
          CelFunctionBinding.from(
              name + "_double",
              Double.class,
              Double.class,
              (a, b) -> min ? Math.min(a, b) : Math.max(a, b)));
    }
    builder.addFunctionDeclarations(
        CelFunctionDecl.newFunctionDeclaration(
            "different",
            CelOverloadDecl.newGlobalOverload(
                "different_list", SimpleType.INT, ListType.create(SimpleType.STRING))));
    bindings.add(
        CelFunctionBinding.from(
            "different_list", List.class, list -> ((List<?>) list).stream().distinct().count()));
    builder.addFunctionDeclarations(
        CelFunctionDecl.newFunctionDeclaration(
            "ratio", overload("ratio_int", SimpleType.DOUBLE, SimpleType.INT)));
    bindings.add(CelFunctionBinding.from("ratio_int", Long.class, Long.class, Interpreter::ratio));
    this.compiler = builder.build();
    this.runtime =
        CelRuntimeFactory.legacyCelRuntimeBuilder()
            .setOptions(OPTIONS)
            .addFunctionBindings(bindings)
            .build();
  }

  /** The expression ready to be evaluated. */
  CelRuntime.Program program(String text) {
    try {
      return runtime.createProgram(compiler.compile(text).getAst());
    } catch (CelValidationException | CelEvaluationException e) {
      throw new AssertionError(text, e);
    }
  }

  /** The outcome over a frame. */
  byte test(CelRuntime.Program program, Frame frame) {
    CelVariableResolver variables =
        name -> {
          Object value = readers.get(name).apply(frame);
          if (value == null) {
            throw new IllegalArgumentException(name + " was not observed");
          }
          return Optional.of(value);
        };
    try {
      return (Boolean) program.eval(variables) ? Truth.TRUE : Truth.FALSE;
    } catch (CelEvaluationException e) {
      return Truth.UNKNOWN;
    }
  }

  private static Double ratio(long part, long whole) {
    if (whole == 0) {
      throw new IllegalArgumentException("no ratio to nothing");
    }
    return (double) part / (double) whole;
  }

  private static Function<Frame, Object> reader(Node node) {
    if (node instanceof Node.ParameterRead read) {
      int tenant = read.tenant().index();
      return frame -> {
        boolean named = read.profile() != null && frame.values.known(read.profile().slot());
        String profile = named ? frame.values.text(read.profile().slot()) : null;
        return celValue(node.type(), read.parameter().of(frame.row.getString(tenant), profile));
      };
    }
    Function<Frame, Object> code = CompiledExpression.valueOf(node);
    return frame -> {
      frame.unknown = false;
      Object value = code.apply(frame);
      return value == null ? null : celValue(node.type(), value);
    };
  }

  private static Object celValue(ValueType type, Object value) {
    return switch (type) {
      case TIMESTAMP -> Instant.ofEpochMilli((Long) value);
      case DURATION -> Duration.ofMillis((Long) value);
      default -> value;
    };
  }

  private static CelOverloadDecl overload(String id, CelType result, CelType operand) {
    return CelOverloadDecl.newGlobalOverload(id, result, operand, operand);
  }

  /** Only {@code @not_strictly_false} can turn an error into a value; a choice passes errors on. */
  private static CelExpr known(CelMacroExprFactory f, CelExpr asked) {
    CelExpr same = f.newGlobalCall("_==_", f.copy(asked), f.copy(asked));
    CelExpr falseOrError =
        f.newGlobalCall("_?_:_", same, f.newBoolLiteral(false), f.newBoolLiteral(false));
    return f.newGlobalCall("!_", f.newGlobalCall("@not_strictly_false", falseOrError));
  }

  private static CelExpr orElse(
      CelMacroExprFactory f, CelExpr target, ImmutableList<CelExpr> args) {
    return f.newGlobalCall("_?_:_", known(f, target), f.copy(target), args.get(0));
  }

  private static CelType type(ValueType type) {
    return switch (type) {
      case BOOLEAN -> SimpleType.BOOL;
      case INTEGER -> SimpleType.INT;
      case DOUBLE -> SimpleType.DOUBLE;
      case STRING -> SimpleType.STRING;
      case TIMESTAMP -> SimpleType.TIMESTAMP;
      case DURATION -> SimpleType.DURATION;
      case STRINGS -> ListType.create(SimpleType.STRING);
    };
  }
}
