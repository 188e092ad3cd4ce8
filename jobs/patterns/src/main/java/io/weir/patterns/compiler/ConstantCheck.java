package io.weir.patterns.compiler;

import io.weir.patterns.calendar.BusinessDays;
import io.weir.patterns.calendar.TimeZones;
import io.weir.patterns.problem.Problem.Category;
import io.weir.patterns.problem.Suggestion;

/** Operands that must be known beforehand, and whether they name something there is. */
final class ConstantCheck {
  private final ConditionText text;

  ConstantCheck(ConditionText text) {
    this.text = text;
  }

  /** Reports what is wrong with the operands of a call whose parameters have been put in. */
  void check(Node.Call call) {
    switch (call.operation()) {
      case HOUR_OF_DAY, DAY_OF_WEEK, HOUR_OF_WEEK -> zone(call.second());
      case BUSINESS_DAY -> calendar(call.second());
      case BUSINESS_DAYS_BETWEEN -> calendar(call.children().get(2));
      case Z_SCORE -> floor(call.children().get(3));
      default -> {}
    }
  }

  private void zone(Node zone) {
    if (zone instanceof Node.Constant constant && TimeZones.of((String) constant.value()) == null) {
      String name = (String) constant.value();
      text.report(
          zone.at(),
          Category.VALUE,
          "unknown time zone '"
              + name
              + "'"
              + Suggestion.or(name, TimeZones.names(), "")
              + (Suggestion.nearest(name, TimeZones.names()) == null
                  ? ", write one such as Europe/Berlin or UTC"
                  : ""));
    }
  }

  private void calendar(Node calendar) {
    if (!(calendar instanceof Node.Constant constant)) {
      text.report(
          calendar.at(),
          Category.VALUE,
          "a calendar must be a literal or a parameter, so that it is checked beforehand");
    } else if (BusinessDays.of((String) constant.value()) == null) {
      String name = (String) constant.value();
      text.report(
          calendar.at(),
          Category.VALUE,
          "unknown calendar '"
              + name
              + "'"
              + Suggestion.or(name, BusinessDays.names(), ", known are "));
    }
  }

  private void floor(Node floor) {
    boolean positive = floor instanceof Node.Constant constant && (Double) constant.value() > 0;
    if (!positive) {
      text.report(
          floor.at(),
          Category.VALUE,
          "the floor of 'zScore' must be a literal or a parameter above 0, such as 0.25: who always does the same deviates by nothing");
    }
  }
}
