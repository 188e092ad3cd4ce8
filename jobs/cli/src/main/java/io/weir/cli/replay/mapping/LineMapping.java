package io.weir.cli.replay.mapping;

/** Makes events of one stream out of lines. For one thread. */
@FunctionalInterface
public interface LineMapping {

  /**
   * Maps one line.
   *
   * @param values one text a column, in the order the mapping was bound to; empty for none
   */
  Mapped map(String[] values);
}
