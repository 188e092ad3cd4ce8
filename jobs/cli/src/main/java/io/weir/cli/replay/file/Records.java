package io.weir.cli.replay.file;

import java.io.Closeable;
import java.util.List;

/** The records of one file, in the order of the file. For one thread. */
public interface Records extends Closeable {

  /** What the values of a line are, in order. */
  List<String> columns();

  /**
   * The next record, right or wrong; null at the end of the file.
   *
   * @throws java.io.UncheckedIOException if the disk fails
   */
  Line next();

  /** Stops reading; what is left of the file does not matter. */
  @Override
  void close();
}
