package io.weir.cli.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weir.cli.console.Printable;
import java.util.ArrayList;
import java.util.List;

/** A record as lines for people: one a field, nothing where nothing is, nothing that steers. */
public final class FieldLines {
  private static final int NAME_WIDTH = 18;

  private FieldLines() {}

  /** The lines; what stands inside another thing is indented below it. */
  public static List<String> of(ObjectNode record) {
    List<String> lines = new ArrayList<>();
    add(record, "", lines);
    return lines;
  }

  private static void add(ObjectNode object, String indent, List<String> lines) {
    object.properties().forEach(field -> add(field.getKey(), field.getValue(), indent, lines));
  }

  private static void add(String key, JsonNode value, String indent, List<String> lines) {
    String name = Printable.of(key);
    if (value instanceof ObjectNode inner && !inner.isEmpty()) {
      lines.add(indent + name);
      add(inner, indent + "  ", lines);
    } else if (value.isArray() && !value.isEmpty() && value.get(0).isObject()) {
      lines.add(indent + name);
      value.forEach(item -> addItem(item, indent, lines));
    } else if (!text(value).isEmpty()) {
      lines.add(indent + padded(name, indent) + " " + text(value));
    }
  }

  private static void addItem(JsonNode item, String indent, List<String> lines) {
    int first = lines.size();
    add((ObjectNode) item, indent + "    ", lines);
    if (lines.size() > first) {
      lines.set(first, indent + "  - " + lines.get(first).strip());
    }
  }

  private static String padded(String name, String indent) {
    int width = Math.max(NAME_WIDTH - indent.length(), name.length());
    return name + " ".repeat(width - name.length());
  }

  private static String text(JsonNode value) {
    if (value.isArray()) {
      List<String> items = new ArrayList<>();
      value.forEach(item -> items.add(Printable.of(item.asText())));
      return String.join(", ", items);
    }
    return value.isObject() ? "" : Printable.of(value.asText());
  }
}
