package io.weir.engine.aggregate;

import io.weir.engine.signal.Ids;
import io.weir.patterns.condition.Condition;
import io.weir.patterns.model.Aggregate;
import io.weir.schemas.FieldType;
import java.io.IOException;
import java.util.stream.Collectors;

/**
 * A value that the entries of a series have, whichever of its windows asks for it.
 *
 * @param id hash of what the value is: equal ids, equal values
 * @param kind how it is written
 */
record Column(long id, Kind kind) {

  /** How the values of a column are written. */
  enum Kind {
    /** Any 64 bits, the same again and again. */
    HASH(0),
    NUMBER(1),
    TEXT(2);

    private final int code;

    Kind(int code) {
      this.code = code;
    }

    /** What stands for it on the wire: never changed, never used for something else. */
    int code() {
      return code;
    }

    /**
     * The kind of a code.
     *
     * @throws IOException if there is none
     */
    static Kind of(int code) throws IOException {
      for (Kind kind : values()) {
        if (kind.code == code) {
          return kind;
        }
      }
      throw new IOException("a column of kind " + code + ", written by a newer release");
    }
  }

  /** The one value a measure asks of its entries; null where their times are enough. */
  static Column of(Measure measure) {
    Aggregate aggregate = measure.aggregate();
    String field = aggregate.field() == null ? "" : aggregate.field().path();
    FieldType type = aggregate.field() == null ? null : aggregate.field().type();
    return switch (aggregate.function()) {
      case COUNT, SPAN -> null;
      case STRONGEST -> throw new IllegalStateException("statements have entries of their own");
      case FIRST_SEEN -> new Column("hash " + field, Kind.HASH);
      case DISTINCT, SHARE, MAX_PER, QUANTILE_PER ->
          new Column((type == FieldType.TIMESTAMP ? "hour " : "hash ") + field, Kind.HASH);
      case HOUR_SHARE -> new Column("quarter", Kind.NUMBER);
      case QUANTILE -> new Column("bucket " + field, Kind.NUMBER);
      case RATIO, RUN -> new Column("of " + texts(aggregate), Kind.NUMBER);
      case MEAN -> new Column((measure.decimal() ? "steps " : "raw ") + field, Kind.NUMBER);
      case STDEV -> new Column("bounded " + field, Kind.NUMBER);
      case LOG_MEAN, LOG_STDEV -> new Column("log " + field, Kind.NUMBER);
      case SUM, MIN, MAX -> new Column("raw " + field, Kind.NUMBER);
      case LAST, FIRST ->
          type == FieldType.STRING
              ? new Column("text " + field, Kind.TEXT)
              : new Column("raw " + field, Kind.NUMBER);
    };
  }

  private Column(String what, Kind kind) {
    this(Ids.hash64(what), kind);
  }

  private static String texts(Aggregate aggregate) {
    return aggregate.of().stream().map(Condition::text).sorted().collect(Collectors.joining("\n"));
  }
}
