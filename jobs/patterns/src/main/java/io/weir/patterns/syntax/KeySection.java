package io.weir.patterns.syntax;

import static io.weir.patterns.problem.Problem.Category.BOUND;
import static io.weir.patterns.problem.Problem.Category.NAME;
import static io.weir.patterns.problem.Problem.Category.STRUCTURE;

import io.weir.patterns.yaml.MapReader;
import io.weir.patterns.yaml.YamlList;
import io.weir.patterns.yaml.YamlNode;
import io.weir.patterns.yaml.YamlText;
import java.util.ArrayList;
import java.util.List;

/** {@code key:} whose events belong together; several, where the pattern watches each of them. */
final class KeySection {
  private static final int MAX = 5;

  private final Reading reading;

  KeySection(Reading reading) {
    this.reading = reading;
  }

  /** The keys that are right, in file order, each once; the others are reported. */
  List<String> read(MapReader file) {
    YamlNode node = file.require("key", "whose events belong together, such as account");
    List<YamlText> names = file.texts("key");
    if (node instanceof YamlList && names.isEmpty()) {
      reading.refuse(node, STRUCTURE, "'key' names at least one key, such as account");
    }
    if (names.size() > MAX) {
      reading.refuse(names.get(MAX), BOUND, "a pattern has at most " + MAX + " keys");
    }
    List<String> keys = new ArrayList<>();
    for (YamlText name : names.subList(0, Math.min(MAX, names.size()))) {
      if (keys.contains(name.value())) {
        reading.refuse(name, NAME, "the key '" + name + "' stands here twice");
      } else if (reading.streams().knowsDimension(name, reading.report())) {
        keys.add(name.value());
      }
    }
    return keys;
  }
}
