package io.weir.patterns.syntax;

import io.weir.patterns.condition.Frame;
import io.weir.patterns.model.Aggregate;
import io.weir.patterns.model.DurationText;
import io.weir.patterns.model.Parameter;
import io.weir.patterns.model.ValueType;
import io.weir.schemas.Field;
import io.weir.schemas.Row;

/** A piece of a reason. */
@FunctionalInterface
interface ReasonPart {

  /** The piece as text, masked but not yet freed of control characters. */
  String show(Frame frame, long ageMillis);

  static ReasonPart text(String text) {
    return (frame, age) -> text;
  }

  /**
   * What a parameter is for whom the event that completes the pattern is about.
   *
   * @param tenant the field of that event that says whose it is; null where it is not known which
   *     that is
   * @param profile the slot of the aggregate that names the threshold profile; below 0 for none
   */
  static ReasonPart parameter(Parameter parameter, Field tenant, int profile) {
    ValueType type = parameter.type();
    if (tenant == null || !parameter.differs()) {
      return text(ReasonValues.show(parameter.value(), type));
    }
    return (frame, age) -> {
      boolean named =
          !parameter.profiles().isEmpty()
              && profile >= 0
              && frame.values != null
              && frame.values.known(profile);
      String own = named ? frame.values.text(profile) : null;
      return ReasonValues.show(parameter.of(frame.row.getString(tenant.index()), own), type);
    };
  }

  static ReasonPart age() {
    return (frame, age) -> DurationText.of(age);
  }

  /** A field of a bound step; the completing event stands for the last. */
  static ReasonPart step(int position, boolean last, Field field) {
    return (frame, age) -> {
      Row bound =
          frame.steps == null || position >= frame.steps.length ? null : frame.steps[position];
      Row row = bound == null && last ? frame.row : bound;
      return row == null ? ReasonValues.UNKNOWN : ReasonValues.show(row, field);
    };
  }

  static ReasonPart aggregate(int slot, Aggregate aggregate) {
    ValueType type = aggregate.type();
    String pii = aggregate.function().type() == null ? aggregate.field().pii() : "P0";
    return (frame, age) -> {
      if (frame.values == null || !frame.values.known(slot)) {
        return ReasonValues.UNKNOWN;
      }
      return switch (type) {
        case STRING -> ReasonValues.mask(frame.values.text(slot), pii);
        case DOUBLE -> ReasonValues.show(frame.values.decimal(slot), type);
        case BOOLEAN -> String.valueOf(frame.values.integer(slot) != 0);
        default -> ReasonValues.show(frame.values.integer(slot), type);
      };
    };
  }
}
