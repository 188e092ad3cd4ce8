package io.weir.cli.replay.mapping;

import io.weir.schemas.Row;

/** What a line came to. */
public sealed interface Mapped {

  /**
   * An event.
   *
   * @param row its fields
   * @param appendTime when it is taken to have reached the broker, epoch milliseconds
   */
  record Event(Row row, long appendTime) implements Mapped {}

  /** Not of this stream, says the mapping. */
  record LeftOut() implements Mapped {}

  /**
   * An event that cannot be made.
   *
   * @param detail what is wrong; does not quote the line
   */
  record Unmappable(String detail) implements Mapped {}
}
