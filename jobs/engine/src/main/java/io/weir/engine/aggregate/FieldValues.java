package io.weir.engine.aggregate;

import io.weir.engine.signal.Ids;
import io.weir.patterns.condition.Frame;
import io.weir.patterns.model.Aggregate;
import io.weir.patterns.model.TakenBack;
import io.weir.schemas.Field;
import io.weir.schemas.FieldType;
import io.weir.schemas.IpKeys;
import io.weir.schemas.Row;

/** What entries keep of a field's value, and which field says whose entry goes. */
final class FieldValues {
  private static final long HOUR = 3_600_000;

  private FieldValues() {}

  /** What an entering event is grouped by; 0 where there are no groups. */
  static long sub(Row row, Aggregate aggregate) {
    return switch (aggregate.function()) {
      case FIRST_SEEN -> hash(row, aggregate.field());
      case DISTINCT, SHARE, MAX_PER, QUANTILE_PER -> group(row, aggregate.field());
      case HOUR_SHARE -> Hours.quarter(row.getLong(aggregate.kinds().stream().eventTime().index()));
      case STRONGEST -> statedBy(row, aggregate.listing().per());
      case QUANTILE -> Buckets.of(row.getDouble(aggregate.field().index()));
      default -> 0;
    };
  }

  /** Those who do not say who they are count as one. */
  private static long statedBy(Row row, Field per) {
    return row.isNull(per.index()) ? 0 : hash(row, per);
  }

  /** A time goes by its hour, by the clock of UTC: no two entries would share it otherwise. */
  static long group(Row row, Field field) {
    return field.type() == FieldType.TIMESTAMP
        ? Ids.mix(Math.floorDiv(row.getLong(field.index()), HOUR))
        : hash(row, field);
  }

  /** The hash of a field's value, the same whatever event it stands on. */
  static long hash(Row row, Field field) {
    return switch (field.type()) {
      case STRING -> text(row, field);
      case DOUBLE -> Ids.mix(Double.doubleToLongBits(row.getDouble(field.index())));
      case BOOLEAN -> Ids.mix(row.getBoolean(field.index()) ? 1 : 2);
      case INTEGER, TIMESTAMP -> Ids.mix(row.getLong(field.index()));
      case STRINGS -> Ids.hash64(String.join("\u0000", row.getStrings(field.index())));
    };
  }

  /** An address goes by its key: a customer with IPv6 has 2^64 of them. */
  private static long text(Row row, Field field) {
    String key = field.dimension().equals("ip") ? IpKeys.ipKey(row.getString(field.index())) : null;
    return key == null ? Ids.hash64(row, field.index()) : Ids.hash64(key);
  }

  /** What an entry keeps as its number: raw, the bits of a double, or steps to be added up. */
  static long brought(Frame frame, Aggregate aggregate, boolean decimal) {
    Row row = frame.row;
    Field field = aggregate.field();
    return switch (aggregate.function()) {
      case RATIO, RUN -> Measure.holds(aggregate.of(), frame) ? 1 : 0;
      case MEAN -> decimal ? Steps.of(row.getDouble(field.index())) : number(row, field);
      case STDEV -> Steps.squared(row.getDouble(field.index()), decimal);
      case LOG_MEAN, LOG_STDEV -> Steps.logarithm(row.getDouble(field.index()));
      case STRONGEST -> Stated.of(row, aggregate);
      case SUM, MIN, MAX, LAST, FIRST -> number(row, field);
      default -> 0;
    };
  }

  /** What makes such an event take an entry back, where its condition holds; null: nothing. */
  static TakenBack takenBack(Row row, Aggregate aggregate) {
    for (int i = 0; i < aggregate.takenBack().size(); i++) {
      TakenBack back = aggregate.takenBack().get(i);
      if (back.kinds().contains(row) && !row.isNull(back.of().index())) {
        return back;
      }
    }
    return null;
  }

  /** A number as it is, or the bits of a decimal; texts have none. */
  static long number(Row row, Field field) {
    return switch (field.type()) {
      case DOUBLE -> Double.doubleToLongBits(row.getDouble(field.index()));
      case INTEGER, TIMESTAMP -> row.getLong(field.index());
      case BOOLEAN -> row.getBoolean(field.index()) ? 1 : 0;
      case STRING, STRINGS -> 0;
    };
  }

  /** Whether the event says what is looked at: a number that counts, where one is asked for. */
  static boolean observed(Row row, Aggregate aggregate, boolean decimal) {
    Field field = aggregate.field();
    return field == null
        || (!row.isNull(field.index())
            && !(decimal && Double.isNaN(row.getDouble(field.index())))
            && !(Steps.isLogarithm(aggregate.function()) && row.getDouble(field.index()) <= 0));
  }
}
