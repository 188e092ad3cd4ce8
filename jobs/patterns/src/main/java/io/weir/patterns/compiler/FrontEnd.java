package io.weir.patterns.compiler;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import io.weir.patterns.model.ValueType;
import io.weir.patterns.problem.Problem.Category;

/** Has cel-java parse and type-check a text against the names of a scope and our own functions. */
final class FrontEnd {
  static final int MOST_CHARACTERS = 4_000;
  static final int MOST_NODES = 500;

  private static final CelOptions OPTIONS =
      CelOptions.current()
          // Rewritten duration literals are longer than what the author wrote.
          .maxExpressionCodePointSize(MOST_CHARACTERS * 8)
          .maxParseRecursionDepth(64)
          .maxParseExpressionNodeCount(2 * MOST_NODES)
          .maxParseErrorRecoveryLimit(10)
          .build();

  private static final CelParser PARSER =
      CelParserFactory.standardCelParserBuilder().setOptions(OPTIONS).build();

  private final ConditionScope scope;

  FrontEnd(ConditionScope scope) {
    this.scope = scope;
  }

  /** The checked tree, or null with every problem reported. */
  CelAbstractSyntaxTree check(ConditionText text) {
    if (text.original().length() > MOST_CHARACTERS) {
      text.report(
          0, Category.BOUND, "a condition may have at most " + MOST_CHARACTERS + " characters");
      return null;
    }
    CelAbstractSyntaxTree parsed = tree(PARSER.parse(text.rewritten()), text);
    return parsed == null ? null : tree(checker(Mentioned.in(parsed)).check(parsed), text);
  }

  /** Knows what the text may mention. */
  private CelCompiler checker(Mentioned mentioned) {
    CelCompilerBuilder builder =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setStandardEnvironmentEnabled(false)
            .setOptions(OPTIONS);
    for (CelFunctionDecl function : Signatures.DECLARATIONS) {
      if (mentioned.calls(function.name())) {
        builder.addFunctionDeclarations(function);
      }
    }
    scope
        .nodes()
        .forEach(
            (name, node) -> {
              if (mentioned.mayMean(name)) {
                builder.addVar(name, celType(node.type()));
              }
            });
    return builder.build();
  }

  private CelAbstractSyntaxTree tree(CelValidationResult result, ConditionText text) {
    if (result.hasError()) {
      new Complaints(text, scope).translate(result);
      return null;
    }
    try {
      return result.getAst();
    } catch (CelValidationException e) {
      throw new IllegalStateException("cel-java reported no error and gave no tree", e);
    }
  }

  private static CelType celType(ValueType type) {
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
