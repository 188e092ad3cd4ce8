package io.weir.cli.replay.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** The kinds of files events are read from. */
public enum FileKind {
  CSV,
  NDJSON,
  AVRO;

  private static final String GZIP = ".gz";

  /** The kind a file's name ends with, or null: {@code .csv}, {@code .ndjson}, {@code .avro}. */
  public static FileKind of(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(GZIP)) {
      name = name.substring(0, name.length() - GZIP.length());
    }
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "csv" -> CSV;
      case "ndjson", "jsonl", "json" -> NDJSON;
      case "avro" -> AVRO;
      default -> null;
    };
  }

  /**
   * Opens a file.
   *
   * @param file where it is; a name that ends with {@code .gz} is unpacked
   * @param separator between the cells of a CSV file
   * @param keys the keys read of NDJSON objects, with dots for nested ones
   * @throws IOException if there is no such file, or it is an Avro container and cannot be read
   */
  public Records open(Path file, char separator, List<String> keys) throws IOException {
    return switch (this) {
      case CSV -> new CsvRecords(new RawLines(stream(file)), separator);
      case NDJSON -> new JsonRecords(new RawLines(stream(file)), keys);
      case AVRO -> AvroRecords.open(file);
    };
  }

  private static InputStream stream(Path file) throws IOException {
    InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    return file.getFileName().toString().endsWith(GZIP)
        ? new BufferedInputStream(new GZIPInputStream(bytes), 1 << 16)
        : bytes;
  }
}
