package io.weir.cli.replay;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/**
 * Files of somebody's events.
 *
 * @param input without problems
 */
record FileSource(ReplayInput input) implements EventSource {

  @Override
  public String counted() {
    return "lines read";
  }

  @Override
  public boolean frozen() {
    return false;
  }

  @Override
  public Conversion read(Path into, Path out, LongConsumer progress) throws IOException {
    return Conversion.of(input, into, out, progress);
  }
}
