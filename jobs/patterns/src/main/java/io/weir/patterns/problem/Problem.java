package io.weir.patterns.problem;

/**
 * One thing wrong with a file.
 *
 * @param file the file as the user named it
 * @param line from 1
 * @param column from 1
 * @param category what kind of mistake
 * @param message what is wrong and what would be right, one line
 */
public record Problem(String file, int line, int column, Category category, String message) {

  /** Kinds of mistakes, stable names for machines. */
  public enum Category {
    /** Not YAML, or YAML we refuse (aliases beyond the limit, too deep, too large). */
    YAML,
    /** A key we do not know, or one that must be there and is not. */
    STRUCTURE,
    /** A value of the wrong shape: not a duration, not a number, not one of the allowed words. */
    VALUE,
    /** A name that does not resolve: stream, field, step, aggregate, parameter. */
    NAME,
    /** A condition that does not parse or type-check. */
    CONDITION,
    /** A nullable value used where unknown would silently never match. */
    NULLABLE,
    /** Something that cannot be bounded. */
    BOUND,
    /** A test inside the file that cannot be run. */
    TEST,
    /** Content and version that do not agree with the library's lock. */
    LOCK
  }

  /** {@code file:line:column message}. */
  @Override
  public String toString() {
    return file + ":" + line + ":" + column + " " + message;
  }
}
