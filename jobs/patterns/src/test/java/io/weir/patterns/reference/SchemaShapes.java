package io.weir.patterns.reference;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weir.patterns.model.Action;
import io.weir.patterns.model.Scope;
import io.weir.patterns.model.Severity;
import io.weir.patterns.syntax.DeclaredLanguage;
import io.weir.patterns.tags.Vocabulary;
import io.weir.patterns.yaml.Words;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The shapes of single values, as JSON Schema. */
final class SchemaShapes {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DURATION = "[0-9]{1,9}(ms|s|m|h|d)";
  private static final String PARAMETER = "params\\.[A-Za-z][A-Za-z0-9_]{0,63}";

  private SchemaShapes() {}

  /** Adds every shape to {@code $defs}. */
  static void define(ObjectNode defs) {
    // What YAML takes for a number or a truth is a text to the parser.
    put(defs, "text", "{'type': ['string', 'number', 'boolean']}");
    put(
        defs,
        "texts",
        "{'anyOf': [{'$ref': '#/$defs/text'}, {'type': 'array', 'items': {'$ref': '#/$defs/text'}}]}");
    put(defs, "someTexts", "{'$ref': '#/$defs/texts', 'minItems': 1}");
    put(defs, "scalar", "{'type': ['string', 'number', 'boolean']}");
    put(defs, "truth", "{'type': 'boolean'}");
    put(defs, "whole", "{'type': 'integer', 'minimum': 1}");
    put(defs, "fraction", "{'type': 'number', 'exclusiveMinimum': 0, 'exclusiveMaximum': 1}");
    put(defs, "condition", "{'type': ['string', 'boolean']}");
    pattern(defs, "percent", "[0-9]{1,3}(\\.[0-9]{1,6})?%");
    pattern(defs, "kebab", "[a-z][a-z0-9]*(-[a-z0-9]+)*");
    pattern(defs, "duration", DURATION);
    pattern(defs, "day", "[0-9]{4}-[0-9]{2}-[0-9]{2}");
    pattern(defs, "span", DURATION + "|" + PARAMETER);
    words(defs, "status", DeclaredLanguage.STATUSES);
    words(defs, "group", DeclaredLanguage.GROUPS);
    words(defs, "severity", kebab(Severity.values()));
    words(defs, "action", kebab(Action.values()));
    words(defs, "scope", kebab(Scope.values()));
    pattern(defs, "mode", "off|shadow|enforce|" + DeclaredLanguage.CANARY);
    proposed(defs, "stream", DeclaredLanguage.streams(), "[A-Za-z][A-Za-z0-9_-]*");
    proposed(defs, "dimension", DeclaredLanguage.dimensions(), "[A-Za-z][A-Za-z0-9_-]*");
    put(
        defs,
        "dimensions",
        "{'anyOf': [{'$ref': '#/$defs/dimension'}, {'type': 'array', 'items': {'$ref': '#/$defs/dimension'}, 'minItems': 1, 'maxItems': 5, 'uniqueItems': true}]}");
    String number = "([0-9]{1,6}|" + PARAMETER + ")";
    defs.set("times", json("{'anyOf': [{'type': 'integer', 'minimum': 1}, {'type': 'string'}]}"));
    ((ObjectNode) defs.at("/times/anyOf/1"))
        .put("pattern", whole(number + "(\\.\\." + number + "?)?"));
    put(
        defs,
        "tags",
        "{'anyOf': [{'$ref': '#/$defs/tag'}, {'type': 'array', 'items': {'$ref': '#/$defs/tag'}, 'maxItems': 32}]}");
    pattern(
        defs,
        "tag",
        Arrays.stream(Vocabulary.values())
            .map(vocabulary -> plain(vocabulary.form().pattern()))
            .collect(Collectors.joining("|")));
  }

  /** A field of a stream; the shipped ones are proposed. */
  static ObjectNode field(String function) {
    return proposed(DeclaredLanguage.fields(function), "[A-Za-z][A-Za-z0-9_-]*\\.[A-Za-z0-9_.]+");
  }

  static ObjectNode json(String text) {
    try {
      return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  private static void put(ObjectNode defs, String name, String text) {
    defs.set(name, json(text));
  }

  private static void pattern(ObjectNode defs, String name, String regex) {
    defs.set(name, json("{'type': 'string'}").put("pattern", whole(regex)));
  }

  private static void words(ObjectNode defs, String name, Collection<String> words) {
    ObjectNode node = json("{}");
    words.forEach(node.putArray("enum")::add);
    defs.set(name, node);
  }

  private static void proposed(
      ObjectNode defs, String name, Collection<String> words, String regex) {
    defs.set(name, proposed(words, regex));
  }

  /** Proposes what is shipped and accepts what an installation may have beside it. */
  private static ObjectNode proposed(Collection<String> words, String regex) {
    ObjectNode node = json("{'anyOf': [{}, {'type': 'string'}]}");
    words.forEach(((ObjectNode) node.at("/anyOf/0")).putArray("enum")::add);
    ((ObjectNode) node.at("/anyOf/1")).put("pattern", whole(regex));
    return node;
  }

  private static String whole(String regex) {
    return "^(?:" + regex + ")$";
  }

  /** Quoting as Java writes it is unknown elsewhere. */
  private static String plain(String regex) {
    String prefix = regex.substring(2, regex.indexOf("\\E"));
    return prefix.replace(".", "\\.") + "(" + regex.substring(regex.indexOf("\\E") + 2) + ")";
  }

  private static List<String> kebab(Enum<?>[] constants) {
    return Arrays.stream(constants).map(Words::kebab).toList();
  }
}
