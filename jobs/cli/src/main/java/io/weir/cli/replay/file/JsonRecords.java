package io.weir.cli.replay.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.weir.cli.replay.file.RawLines.RawLine;
import java.util.List;

/** A file of one JSON object a line. Numbers and truths become text; lists stay JSON. */
final class JsonRecords implements Records {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final RawLines lines;
  private final List<String> keys;
  private final String[][] paths;

  JsonRecords(RawLines lines, List<String> keys) {
    this.lines = lines;
    this.keys = List.copyOf(keys);
    this.paths = keys.stream().map(key -> key.split("\\.", -1)).toArray(String[][]::new);
  }

  @Override
  public List<String> columns() {
    return keys;
  }

  @Override
  public Line next() {
    RawLine line = lines.next();
    while (line != null && isBlank(line)) {
      line = lines.next();
    }
    if (line == null) {
      return null;
    }
    if (line.tooLong()) {
      return Line.wrong(line.number(), null, "is longer than 1 MiB");
    }
    String text = line.text();
    if (text == null) {
      return Line.wrong(line.number(), line.bytes(), "is not UTF-8 text");
    }
    try {
      JsonNode node = JSON.readTree(text);
      return node.isObject()
          ? Line.of(line.number(), line.bytes(), values(node))
          : Line.wrong(line.number(), line.bytes(), "is no JSON object");
    } catch (JsonProcessingException e) {
      String column = e.getLocation() == null ? "" : " at column " + e.getLocation().getColumnNr();
      return Line.wrong(line.number(), line.bytes(), "is no JSON object: wrong" + column);
    }
  }

  private static boolean isBlank(RawLine line) {
    if (line.tooLong()) {
      return false;
    }
    for (byte b : line.bytes()) {
      if (b != ' ' && b != '\t') {
        return false;
      }
    }
    return true;
  }

  private String[] values(JsonNode object) {
    String[] values = new String[paths.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = text(find(object, keys.get(i), paths[i]));
    }
    return values;
  }

  /** A key with dots in it is taken before nested keys. */
  private static JsonNode find(JsonNode object, String key, String[] path) {
    JsonNode whole = object.get(key);
    if (whole != null || path.length == 1) {
      return whole;
    }
    JsonNode node = object;
    for (String part : path) {
      node = node == null ? null : node.get(part);
    }
    return node;
  }

  private static String text(JsonNode node) {
    if (node == null || node.isNull()) {
      return "";
    }
    return node.isContainerNode() ? node.toString() : node.asText();
  }

  @Override
  public void close() {
    lines.close();
  }
}
