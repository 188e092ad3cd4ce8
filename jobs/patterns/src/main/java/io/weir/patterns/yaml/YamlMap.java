package io.weir.patterns.yaml;

import java.util.List;

/** A mapping, in file order; each key occurs once. */
public record YamlMap(Place place, List<Entry> entries, long size) implements YamlNode {

  /** One key with its value. */
  public record Entry(YamlText key, YamlNode value) {}

  public YamlMap {
    entries = List.copyOf(entries);
  }

  /** The value of a key, or null where the key is missing. */
  public YamlNode get(String key) {
    for (Entry entry : entries) {
      if (entry.key().value().equals(key)) {
        return entry.value();
      }
    }
    return null;
  }

  @Override
  public String kind() {
    return "a mapping";
  }
}
