package io.weir.patterns.syntax;

import static io.weir.patterns.problem.Problem.Category.BOUND;
import static io.weir.patterns.problem.Problem.Category.CONDITION;

import io.weir.patterns.compiler.ConditionCompiler;
import io.weir.patterns.compiler.ConditionScope;
import io.weir.patterns.compiler.SourceText;
import io.weir.patterns.compiler.TextLiterals;
import io.weir.patterns.condition.Condition;
import io.weir.patterns.problem.Problem;
import io.weir.patterns.problem.Problems;
import io.weir.patterns.yaml.YamlNode;
import io.weir.patterns.yaml.YamlText;
import java.util.List;

/** Compiles the conditions of a file and moves their problems to where they stand in it. */
final class ConditionReader {
  private static final int MAX_CHARACTERS = 64 * 1024;

  private final Reading reading;
  private final ConditionCompiler compiler;
  private final SignalNames names;
  private int charactersLeft = MAX_CHARACTERS;

  ConditionReader(Reading reading, ConditionCompiler compiler) {
    this.reading = reading;
    this.compiler = compiler;
    this.names = new SignalNames(reading);
  }

  /** The conjuncts; empty for null, after reporting, and where they use a name already reported. */
  List<Condition> conjuncts(YamlNode node, ConditionScope scope) {
    if (node == null) {
      return List.of();
    }
    if (!(node instanceof YamlText text)) {
      reading.refuse(node, CONDITION, "a condition is a text in quotes, not " + node.kind());
      return List.of();
    }
    if (reading.mentionsBroken(text.value())) {
      return List.of();
    }
    charactersLeft -= text.value().length();
    if (charactersLeft < 0) {
      reading.refuse(
          text,
          BOUND,
          "the conditions of a file have at most " + MAX_CHARACTERS + " characters in all");
      return List.of();
    }
    Problems found = new Problems();
    SourceText source = new SourceText(reading.report().file(), text.value(), 1, 1);
    List<Condition> conjuncts = compiler.conjuncts(source, scope, found);
    for (Problem problem : found.list()) {
      reading.refuse(
          text.placeAt(problem.line(), problem.column()), problem.category(), problem.message());
    }
    names.check(text, scope, TextLiterals.of(source, conjuncts));
    return conjuncts;
  }
}
