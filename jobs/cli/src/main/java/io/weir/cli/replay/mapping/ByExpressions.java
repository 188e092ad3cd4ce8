package io.weir.cli.replay.mapping;

import io.weir.patterns.compiler.Expression;
import io.weir.patterns.condition.Frame;
import io.weir.schemas.Field;
import io.weir.schemas.StreamSchema;
import java.util.List;
import java.util.Map;

/** Fields computed from columns. */
final class ByExpressions implements LineMapping {
  /**
   * An expression, and what it is for.
   *
   * @param what the field's path, {@code when} or {@code appendTime}
   * @param field null where it is for none
   * @param expression what is computed
   * @param reads positions of the columns it reads
   */
  @SuppressWarnings("ArrayRecordComponent") // read, never compared
  record Rule(String what, Field field, Expression expression, int[] reads) {}

  private static final Mapped LEFT_OUT = new Mapped.LeftOut();

  private final int[] positions;
  private final Rule when;
  private final Rule appendTime;
  private final List<Rule> rules;
  private final RowForm form;
  private final Frame frame = new Frame();

  /**
   * @param positions where each column of the expressions stands in a line
   * @param when null: every line is an event
   * @param appendTime null: events were appended when they happened
   */
  ByExpressions(
      StreamSchema stream,
      int[] positions,
      Rule when,
      Rule appendTime,
      List<Rule> rules,
      Map<Field, Object> constants) {
    this.positions = positions;
    this.when = when;
    this.appendTime = appendTime;
    this.rules = rules;
    this.form = new RowForm(stream);
    this.frame.columns = new String[positions.length];
    constants.forEach(form::set);
  }

  @Override
  public Mapped map(String[] values) {
    for (int i = 0; i < positions.length; i++) {
      frame.columns[i] = values[positions[i]];
    }
    if (when != null) {
      Object taken = when.expression().value(frame);
      if (taken == null && failed(when)) {
        return unmappable(when);
      }
      if (!Boolean.TRUE.equals(taken)) {
        return LEFT_OUT;
      }
    }
    for (Rule rule : rules) {
      Object value = rule.expression().value(frame);
      if (value == null && failed(rule)) {
        return unmappable(rule);
      }
      if (!form.set(rule.field(), "".equals(value) ? null : value)) {
        return new Mapped.Unmappable(rule.what() + " is not " + FieldText.words(rule.field()));
      }
    }
    if (appendTime == null) {
      return form.event(null);
    }
    Long appended = (Long) appendTime.expression().value(frame);
    return appended == null ? unmappable(appendTime) : form.event(appended);
  }

  /** Without a value although everything it reads is there: a number that is none, an overflow. */
  private boolean failed(Rule rule) {
    if (rule.expression().nullable()) {
      return false;
    }
    for (int column : rule.reads()) {
      if (frame.columns[column].isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private static Mapped unmappable(Rule rule) {
    String read = String.join(", ", rule.expression().columns());
    return new Mapped.Unmappable(
        rule.what() + " has no value here" + (read.isEmpty() ? "" : ", computed from " + read));
  }
}
