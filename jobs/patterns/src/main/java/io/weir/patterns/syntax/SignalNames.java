package io.weir.patterns.syntax;

import static io.weir.patterns.problem.Problem.Category.NAME;

import io.weir.patterns.compiler.ConditionScope;
import io.weir.patterns.compiler.TextLiterals.Literal;
import io.weir.patterns.model.CorrelationGroups;
import io.weir.patterns.model.SignalStream;
import io.weir.patterns.problem.Suggestion;
import io.weir.patterns.yaml.Place;
import io.weir.patterns.yaml.YamlText;
import io.weir.schemas.StreamSchema;
import java.util.Collection;
import java.util.List;

/**
 * Checks by what names a condition asks for signals. Groups and keys are known, so a strange one is
 * refused; which patterns there are is known of a whole set only, so their ids are noted.
 */
final class SignalNames {
  private final Reading reading;

  SignalNames(Reading reading) {
    this.reading = reading;
  }

  void check(YamlText text, ConditionScope scope, List<Literal> literals) {
    for (Literal literal : literals) {
      StreamSchema stream = scope.streamOf(literal.step());
      if (stream != null && stream.name().equals(SignalStream.NAME)) {
        check(literal, text.placeAt(literal.line(), literal.column()));
      }
    }
  }

  private void check(Literal literal, Place place) {
    switch (literal.field().path()) {
      case "pattern_id" -> reading.named(new NamedPattern(literal.value(), place));
      case "group" -> refuseStranger(literal, CorrelationGroups.ALL, place);
      case "key_dimension" -> refuseStranger(literal, reading.streams().dimensions(), place);
      default -> {}
    }
  }

  private void refuseStranger(Literal literal, Collection<String> known, Place place) {
    if (!known.contains(literal.value())) {
      reading.refuse(
          place,
          NAME,
          "'"
              + literal.field().path()
              + "' of a signal is never \""
              + literal.value()
              + "\""
              + Suggestion.or(literal.value(), known, "; there are "));
    }
  }
}
