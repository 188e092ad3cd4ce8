package io.weir.cli.replay;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/** Where the events of a replay come from. */
interface EventSource {

  /** What is counted while they are read: lines, or records. */
  String counted();

  /** Whether events bring what other keys, lists and profiles said of them once. */
  boolean frozen();

  /**
   * Reads everything once.
   *
   * @param into takes the events
   * @param out the directory that takes what is none
   * @param progress told the number read so far, again and again
   */
  Conversion read(Path into, Path out, LongConsumer progress) throws IOException;
}
