package io.weir.schemas;

/** What a row field holds, once Avro's types are reduced to those a condition can speak of. */
public enum FieldType {
  BOOLEAN,
  /** Avro {@code int} and {@code long}: a signed 64-bit integer. */
  INTEGER,
  /** Avro {@code float} and {@code double}. */
  DOUBLE,
  /** Avro {@code string} and {@code enum}; an enum's field also lists its symbols. */
  STRING,
  /** Avro {@code timestamp-millis}: milliseconds since the epoch, UTC. */
  TIMESTAMP,
  /** An Avro array of strings or enums. */
  STRINGS
}
