package io.weir.patterns.syntax;

import io.weir.patterns.model.Span;
import io.weir.patterns.yaml.YamlNode;
import io.weir.patterns.yaml.YamlText;
import io.weir.schemas.StreamSchema;
import java.util.List;

/**
 * A step before its condition is compiled.
 *
 * @param place the step, for messages about it as a whole
 * @param name what later steps call it
 * @param stream its stream, or null where that has been reported
 * @param where its condition, or null
 * @param times how many events it takes
 * @param silence how long it must not occur, or null
 */
record Draft(
    YamlText place,
    String name,
    StreamSchema stream,
    YamlNode where,
    boolean next,
    boolean negated,
    boolean optional,
    Times times,
    Span silence) {

  /** Position of the first step that is not negated; the number of steps where none is. */
  static int first(List<Draft> steps) {
    int position = 0;
    while (position < steps.size() && steps.get(position).negated()) {
      position++;
    }
    return position;
  }

  /** Position of the last step that is not negated; -1 where none is. */
  static int last(List<Draft> steps) {
    int position = steps.size() - 1;
    while (position >= 0 && steps.get(position).negated()) {
      position--;
    }
    return position;
  }
}
