package io.weir.schemas;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;

/** Where schemas come from: resources of this module, and directories of the user. */
final class SchemaFiles {
  private static final String ROOT = "/weir/schemas/";

  private SchemaFiles() {}

  /** Text of every resource an index names, one per line. */
  static List<String> indexed(String index) {
    String folder = index.substring(0, index.lastIndexOf('/') + 1);
    return resource(index).lines().map(name -> resource(folder + name)).toList();
  }

  /**
   * Text of every {@code .avsc} file directly in a directory, by file name.
   *
   * @throws IllegalArgumentException naming the file that holds no Avro schema
   */
  static List<String> in(Path directory) {
    try (Stream<Path> entries = Files.list(directory)) {
      List<Path> files =
          entries.filter(file -> file.toString().endsWith(".avsc")).sorted().toList();
      return files.stream().map(SchemaFiles::schema).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + directory, e);
    }
  }

  /**
   * A schema from its text.
   *
   * @throws IllegalArgumentException if it is no Avro schema
   */
  static Schema parse(String text) {
    try {
      return new Schema.Parser().parse(text);
    } catch (SchemaParseException e) {
      throw new IllegalArgumentException("no Avro schema: " + e.getMessage(), e);
    }
  }

  private static String schema(Path file) {
    String text = read(file);
    try {
      parse(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file.getFileName() + " holds " + e.getMessage(), e);
    }
    return text;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static String resource(String name) {
    try (InputStream stream = SchemaFiles.class.getResourceAsStream(ROOT + name)) {
      if (stream == null) {
        throw new IllegalStateException("missing resource " + ROOT + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + ROOT + name, e);
    }
  }
}
