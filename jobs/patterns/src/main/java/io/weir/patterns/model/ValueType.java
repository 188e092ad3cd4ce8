package io.weir.patterns.model;

import io.weir.schemas.FieldType;

/** The types a condition computes with. */
public enum ValueType {
  BOOLEAN,
  INTEGER,
  DOUBLE,
  STRING,
  /** Milliseconds since the epoch. */
  TIMESTAMP,
  /** Milliseconds. */
  DURATION,
  STRINGS;

  /** The value type of a field. */
  public static ValueType of(FieldType type) {
    return switch (type) {
      case BOOLEAN -> BOOLEAN;
      case INTEGER -> INTEGER;
      case DOUBLE -> DOUBLE;
      case STRING -> STRING;
      case TIMESTAMP -> TIMESTAMP;
      case STRINGS -> STRINGS;
    };
  }
}
