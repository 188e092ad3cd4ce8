package io.weir.cli.console;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a file somebody named on the command line. */
public final class TextFile {
  private TextFile() {}

  /**
   * The content of a file.
   *
   * @throws WrongUsageException naming the file, if it cannot be read as UTF-8 text
   */
  public static String read(Path path) {
    if (!Files.exists(path)) {
      throw new WrongUsageException(path + ":1:1 no such file");
    }
    try {
      return Files.readString(path);
    } catch (CharacterCodingException e) {
      throw new WrongUsageException(path + ":1:1 is not UTF-8 text");
    } catch (IOException e) {
      throw new WrongUsageException(path + ":1:1 cannot be read: " + e.getMessage());
    }
  }
}
