package io.weir.patterns.syntax;

import static io.weir.patterns.problem.Problem.Category.STRUCTURE;

import io.weir.patterns.model.Aggregate.Function;
import io.weir.patterns.model.KeyStage;
import io.weir.patterns.yaml.MapReader;
import java.util.EnumSet;
import java.util.Set;

/**
 * What cannot be asked of the whole platform: it is added up share by share, whatever order the
 * shares come in, and no single event asks.
 */
final class TotalCheck {
  private static final Set<Function> NEEDS_ORDER =
      EnumSet.of(Function.FIRST_SEEN, Function.RUN, Function.STRONGEST);

  private final Reading reading;

  TotalCheck(Reading reading) {
    this.reading = reading;
  }

  void check(MapReader keys, Counted counted, String dimension) {
    if (!KeyStage.WHOLE.equals(dimension)) {
      return;
    }
    if (counted != null && NEEDS_ORDER.contains(counted.function())) {
      reading.refuse(
          keys.map(),
          STRUCTURE,
          "a platform is added up in shares, which know neither one event's value nor the order of all: firstSeen, run and strongest need another key");
    }
    if (keys.has("takenBack")) {
      reading.refuse(
          keys.place("takenBack"),
          STRUCTURE,
          "the entries of a platform are merged on their way and cannot be taken back: leave 'takenBack' out, and where what fails must not count, count what was carried out, such as PAYMENT_SETTLE, instead of what was begun");
    }
  }
}
