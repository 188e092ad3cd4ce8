package io.weir.patterns.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tables below {@code resources/reference}: what people are told about each thing. */
final class Tables {
  static final Path DIRECTORY = Path.of("src/test/resources/reference");

  private Tables() {}

  /** The rows of a table, cells parted by {@code ::}, {@code -} for an empty one. */
  static List<String[]> rows(String table, int cells) throws IOException {
    List<String[]> rows = new ArrayList<>();
    for (List<String[]> section : sections(table, cells).values()) {
      rows.addAll(section);
    }
    return rows;
  }

  /** The rows of a table by the heading above them; "" where there is none. */
  static Map<String, List<String[]>> sections(String table, int cells) throws IOException {
    Map<String, List<String[]>> sections = new LinkedHashMap<>();
    String heading = "";
    for (String line : Files.readAllLines(DIRECTORY.resolve(table))) {
      if (line.startsWith("[") && line.endsWith("]")) {
        heading = line.substring(1, line.length() - 1);
      } else if (!line.startsWith("#")) {
        sections.computeIfAbsent(heading, name -> new ArrayList<>()).add(cells(table, line, cells));
      }
    }
    return sections;
  }

  private static String[] cells(String table, String line, int cells) {
    String[] found = line.split(" :: ", -1);
    if (found.length != cells) {
      throw new AssertionError(table + " needs " + cells + " cells parted by ' :: ': " + line);
    }
    for (int i = 0; i < cells; i++) {
      found[i] = i > 0 && found[i].equals("-") ? "" : found[i].strip();
    }
    return found;
  }
}
