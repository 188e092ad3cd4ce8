package io.weir.patterns.yaml;

import static io.weir.patterns.problem.Problem.Category.STRUCTURE;
import static io.weir.patterns.problem.Problem.Category.VALUE;

import io.weir.patterns.problem.Problems;
import io.weir.patterns.problem.Suggestion;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a mapping key by key. Whatever is asked for is a known key; {@link #finish()} reports the
 * others. Every method reports what is wrong and then returns null (or an empty list).
 */
public final class MapReader {
  private final YamlMap map;
  private final String what;
  private final Reporter report;
  private final Map<String, YamlNode> values = new HashMap<>();
  private final Set<String> known = new LinkedHashSet<>();

  private MapReader(YamlMap map, String what, Reporter report) {
    this.map = map;
    this.what = what;
    this.report = report;
    map.entries().forEach(entry -> values.put(entry.key().value(), entry.value()));
  }

  /**
   * A reader of {@code node}, or null where it is no mapping; null in, null out.
   *
   * @param what what the mapping is, for messages: {@code an action}
   */
  public static MapReader of(YamlNode node, String what, Reporter report) {
    if (node instanceof YamlMap map) {
      return new MapReader(map, what, report);
    }
    if (node != null) {
      report.at(node, VALUE, what + " is a mapping, not " + node.kind());
    }
    return null;
  }

  /** The mapping itself. */
  public YamlMap map() {
    return map;
  }

  /** The value of a key, or null where it is missing or YAML's null. */
  public YamlNode optional(String key) {
    know(key);
    YamlNode node = values.get(key);
    return node instanceof YamlText text && text.isNull() ? null : node;
  }

  /**
   * The value of a key that must be there.
   *
   * @param hint what belongs there, for the message when it is missing
   */
  public YamlNode require(String key, String hint) {
    YamlNode node = optional(key);
    if (node == null) {
      report.at(place(key), STRUCTURE, what + " needs '" + key + "': " + hint);
    }
    return node;
  }

  /** Whether the key stands in the mapping, with whatever value. */
  public boolean has(String key) {
    know(key);
    return values.get(key) != null;
  }

  /** A text that may be missing: null then. */
  public YamlText text(String key) {
    return Texts.one(optional(key), key, report);
  }

  /** A text that must be there and not be blank. */
  public YamlText requireText(String key, String hint) {
    YamlText text = Texts.one(require(key, hint), key, report);
    if (text != null && text.value().isBlank()) {
      report.at(text, VALUE, "'" + key + "' is empty: " + hint);
      return null;
    }
    return text;
  }

  /** One text or a list of texts; empty where missing. */
  public List<YamlText> texts(String key) {
    return Texts.all(optional(key), key, report);
  }

  /** One text or a list of texts; at least one. */
  public List<YamlText> requireTexts(String key, String hint) {
    YamlNode node = require(key, hint);
    List<YamlText> texts = Texts.all(node, key, report);
    if (node instanceof YamlList list && list.items().isEmpty()) {
      report.at(node, VALUE, "'" + key + "' is empty: " + hint);
    }
    return texts;
  }

  /** A list of anything; empty where missing. */
  public List<YamlNode> list(String key) {
    YamlNode node = optional(key);
    if (node instanceof YamlList list) {
      return list.items();
    }
    if (node != null) {
      report.at(node, VALUE, "'" + key + "' is a list, not " + node.kind());
    }
    return List.of();
  }

  /** {@code true} or {@code false}; false where missing. */
  public boolean truth(String key) {
    YamlText text = text(key);
    if (text == null) {
      return false;
    }
    if (!text.plain() || !(text.value().equals("true") || text.value().equals("false"))) {
      report.at(text, VALUE, "'" + key + "' is true or false, not '" + text + "'");
    }
    return text.value().equals("true");
  }

  /** A whole number within bounds, both included; null where missing. */
  public Integer integer(String key, int min, int max) {
    YamlText text = text(key);
    if (text == null) {
      return null;
    }
    Long value = Numbers.whole(text);
    if (value == null || value < min || value > max) {
      String range = max == Integer.MAX_VALUE ? "from " + min : "from " + min + " to " + max;
      report.at(text, VALUE, "'" + key + "' is a whole number " + range + ", not '" + text + "'");
      return null;
    }
    return value.intValue();
  }

  /** A number within bounds, both included; null where missing. */
  public Double number(String key, double min, double max) {
    YamlText text = text(key);
    if (text == null) {
      return null;
    }
    Double value = Numbers.decimal(text);
    if (value == null || value < min || value > max) {
      report.at(
          text,
          VALUE,
          "'" + key + "' is a number from " + min + " to " + max + ", not '" + text + "'");
      return null;
    }
    return value;
  }

  /** One of an enum's names, in kebab case; null where missing. */
  public <E extends Enum<E>> E word(String key, Class<E> type) {
    return Words.one(text(key), key, type, report);
  }

  /** Where the value of a key stands, or the mapping if it has none. */
  public Place place(String key) {
    YamlNode node = values.get(key);
    return node == null ? map.place() : node.place();
  }

  /** Declares keys known without reading them. */
  public void know(String... keys) {
    for (String key : keys) {
      known.add(key);
      report.lookedFor(what, key);
    }
  }

  /** Declares a key known that its author chose, such as the name of a step. */
  public void named(String key) {
    known.add(key);
  }

  /** Reports every key that was never asked for. */
  public void finish() {
    int unknown = 0;
    for (YamlMap.Entry entry : map.entries()) {
      if (!known.contains(entry.key().value()) && ++unknown <= Problems.LISTED) {
        report.at(
            entry.key(),
            STRUCTURE,
            "unknown key '"
                + entry.key()
                + "' in "
                + what
                + Suggestion.or(entry.key().value(), known, ", known are "));
      }
    }
  }
}
