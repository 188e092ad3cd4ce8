package io.weir.patterns.yaml;

import static io.weir.patterns.problem.Problem.Category.VALUE;

import java.util.ArrayList;
import java.util.List;

/** Texts where a file must hold texts. */
final class Texts {
  private Texts() {}

  /** The node as a text, or null after reporting; null in, null out. */
  static YamlText one(YamlNode node, String key, Reporter report) {
    if (node instanceof YamlText text) {
      return text;
    }
    if (node != null) {
      report.at(node, VALUE, "'" + key + "' is a text, not " + node.kind());
    }
    return null;
  }

  /** One text or a list of texts; empty ones are reported and left out. Null in, empty out. */
  static List<YamlText> all(YamlNode node, String key, Reporter report) {
    List<YamlNode> nodes =
        node instanceof YamlList list ? list.items() : node == null ? List.of() : List.of(node);
    List<YamlText> texts = new ArrayList<>();
    for (YamlNode item : nodes) {
      if (!(item instanceof YamlText text)) {
        report.at(item, VALUE, "'" + key + "' holds texts, not " + item.kind());
        continue;
      }
      if (text.value().isBlank()) {
        report.at(text, VALUE, "'" + key + "' holds an empty text");
      } else {
        texts.add(text);
      }
    }
    return texts;
  }
}
