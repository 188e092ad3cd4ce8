package io.weir.streaming.record;

/** Why nobody could use a record; the names are those of the dead-letter schema. */
public enum DeadLetterReason {
  /** It does not start with the single-object marker and a fingerprint. */
  NOT_SINGLE_OBJECT,
  /** Nobody declares the schema it was written with. */
  UNKNOWN_SCHEMA,
  /** The record, a text in it or a list in it exceeds its limit. */
  TOO_LARGE,
  /** It does not follow the schema it claims. */
  MALFORMED,
  /** The schema it was written with cannot be read as this stream. */
  INCOMPATIBLE_SCHEMA,
  /** A value no event can be handled without is empty. */
  MISSING_REQUIRED,
  /** It claims to have happened well after it was appended. */
  FROM_THE_FUTURE,
  /** A row of a file that no event can be made of. */
  UNMAPPABLE,
  /** It names a range of addresses that is none, or one too broad to be listed. */
  BAD_RANGE,
  /** It says something only somebody trusted may say, and nobody trusted signed it. */
  NOT_SIGNED
}
