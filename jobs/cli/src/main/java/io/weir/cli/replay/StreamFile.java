package io.weir.cli.replay;

import java.io.Serializable;
import java.nio.file.Path;

/**
 * A file that holds events of a stream.
 *
 * @param stream the stream's name
 * @param file where it is, as the user named it
 */
public record StreamFile(String stream, String file) implements Serializable {

  /** Where it is. */
  public Path path() {
    return Path.of(file);
  }
}
