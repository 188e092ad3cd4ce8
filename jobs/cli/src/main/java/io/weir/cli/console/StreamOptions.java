package io.weir.cli.console;

import io.weir.schemas.StreamCatalog;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which streams there are. */
public final class StreamOptions {
  @Option(
      names = "--schemas",
      paramLabel = "DIR",
      description = "A directory of .avsc files: streams of your own beside the shipped ones.")
  private Path schemas;

  /**
   * The shipped streams and those of the directory, if one is given.
   *
   * @throws WrongUsageException if the directory or a schema in it is no such thing
   */
  public StreamCatalog catalog() {
    StreamCatalog shipped = StreamCatalog.shipped();
    if (schemas == null) {
      return shipped;
    }
    if (!Files.isDirectory(schemas)) {
      throw new WrongUsageException(schemas + ": no such directory");
    }
    try {
      return shipped.with(schemas);
    } catch (IllegalArgumentException | UncheckedIOException e) {
      throw new WrongUsageException(schemas + ": " + e.getMessage());
    }
  }
}
