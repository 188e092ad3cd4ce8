package io.weir.patterns.syntax;

import io.weir.patterns.yaml.MapReader;
import io.weir.patterns.yaml.YamlList;
import io.weir.patterns.yaml.YamlMap;
import io.weir.patterns.yaml.YamlNode;
import io.weir.patterns.yaml.YamlText;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which names the alternatives of each key mention: of a pattern of several keys, an aggregate need
 * only fit the keys that ask it.
 */
final class Mentions {
  private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private final List<String> keys;
  private final Map<String, Set<String>> words = new HashMap<>();

  /** What a file mentions for each of its keys. */
  Mentions(MapReader file, List<String> keys) {
    this.keys = keys;
    for (String key : keys) {
      Set<String> mentioned = new HashSet<>();
      boolean usual = false;
      if (isLeftOut(file, key, "action")) {
        collect(file.optional("action"), mentioned);
      }
      collect(file.optional("when"), mentioned);
      collect(file.optional("sequence"), mentioned);
      if (file.optional("alternatives") instanceof YamlList list) {
        for (YamlNode item : list.items()) {
          if (item instanceof YamlMap alternative && isBound(alternative, key)) {
            collect(alternative, mentioned);
            usual |= alternative.get("reason") == null;
          }
        }
      } else {
        usual = true;
      }
      if (usual) {
        collect(file.optional("reason"), mentioned);
      }
      collect(file.optional("profile"), mentioned);
      words.put(key, mentioned);
    }
  }

  /** Whether a key's alternatives mention a name; what none does counts for the first key. */
  boolean has(String key, String name) {
    return words.get(key).contains(name)
        || (key.equals(keys.get(0))
            && words.values().stream().noneMatch(all -> all.contains(name)));
  }

  /** Whether some alternative of a key leaves a pattern's word for it to the pattern. */
  static boolean isLeftOut(MapReader file, String key, String word) {
    if (!(file.optional("alternatives") instanceof YamlList list)) {
      return true;
    }
    return list.items().stream()
        .filter(item -> item instanceof YamlMap map && isBound(map, key))
        .anyMatch(item -> ((YamlMap) item).get(word) == null);
  }

  /** Whether an alternative is for a key: for all, if it does not say. */
  static boolean isBound(YamlMap alternative, String key) {
    YamlNode named = alternative.get("key");
    if (named instanceof YamlList list) {
      return list.items().stream().anyMatch(item -> isText(item, key));
    }
    return named == null || isText(named, key);
  }

  private static boolean isText(YamlNode node, String text) {
    return node instanceof YamlText value && value.value().equals(text);
  }

  private static void collect(YamlNode node, Set<String> into) {
    if (node instanceof YamlText text) {
      Matcher matcher = WORD.matcher(text.value());
      while (matcher.find()) {
        into.add(matcher.group());
      }
    } else if (node instanceof YamlList list) {
      list.items().forEach(item -> collect(item, into));
    } else if (node instanceof YamlMap map) {
      map.entries().forEach(entry -> collect(entry.value(), into));
    }
  }
}
