package io.weir.patterns.yaml;

import java.util.List;

/** A list of values, in file order. */
public record YamlList(Place place, List<YamlNode> items, long size) implements YamlNode {

  public YamlList {
    items = List.copyOf(items);
  }

  @Override
  public String kind() {
    return "a list";
  }
}
