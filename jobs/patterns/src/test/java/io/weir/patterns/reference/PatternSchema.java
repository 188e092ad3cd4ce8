package io.weir.patterns.reference;

import static io.weir.patterns.reference.SchemaShapes.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weir.patterns.syntax.DeclaredLanguage;
import io.weir.schemas.Field;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * The JSON Schema of pattern files, made from the tables and from what the parser declares. Never
 * stricter than the parser; what only the parser can know (names, types, conditions) is left to it.
 */
final class PatternSchema {
  static final Map<String, String> DEFS =
      Map.ofEntries(
          Map.entry("a pattern", "pattern"),
          Map.entry("a parameter", "parameter"),
          Map.entry("an aggregate", "aggregate"),
          Map.entry("'takenBack'", "takenBack"),
          Map.entry("an alternative", "alternative"),
          Map.entry("'when'", "when"),
          Map.entry("'sequence'", "sequence"),
          Map.entry("a step", "step"),
          Map.entry("'budget'", "budget"),
          Map.entry("'not'", "not"),
          Map.entry("an action", "actionSpec"),
          Map.entry("a test", "test"),
          Map.entry("an event", "event"),
          Map.entry("'repeat'", "repeat"),
          Map.entry("an expected signal", "expectation"));

  private final ObjectNode defs = json("{}");

  private PatternSchema() {}

  /** The file's content. */
  static String text() throws IOException {
    PatternSchema schema = new PatternSchema();
    ObjectNode root =
        json(
            """
            {'$schema': 'https://json-schema.org/draft/2020-12/schema',
             '$id': 'https://weir.io/schemas/pattern.schema.json',
             'title': 'Weir pattern',
             '$comment': 'Made from the tables the parser is tested against; do not edit.',
             '$ref': '#/$defs/pattern'}
            """);
    SchemaShapes.define(schema.defs);
    schema.forms();
    schema.lists();
    schema.patternAndParameter();
    schema.aggregate();
    schema.takenBack();
    schema.steps();
    schema.event();
    root.set("$defs", schema.defs);
    try {
      return new ObjectMapper()
              .enable(SerializationFeature.INDENT_OUTPUT)
              .writeValueAsString(root)
              .replace("\r\n", "\n")
          + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private void forms() throws IOException {
    for (Map.Entry<String, List<String[]>> form : Tables.sections("keys.txt", 5).entrySet()) {
      ObjectNode def = json("{'type': 'object', 'properties': {}, 'required': []}");
      for (String[] key : form.getValue()) {
        if (key[1].equals("never")) {
          continue;
        }
        ObjectNode property = json("{}").put("$ref", "#/$defs/" + key[2]);
        property.put("description", key[3]);
        ((ObjectNode) def.get("properties")).set(key[0], property);
        if (key[1].equals("yes")) {
          ((ArrayNode) def.get("required")).add(key[0]);
        }
      }
      def.put("additionalProperties", false);
      defs.set(DEFS.get(form.getKey()), def);
    }
  }

  private void lists() {
    defs.set(
        "parameters",
        json("{'type': 'object', 'additionalProperties': {'$ref': '#/$defs/parameter'}}"));
    defs.set(
        "tenantValues",
        json(
            "{'type': 'object', 'additionalProperties': {'$ref': '#/$defs/scalar'}, 'maxProperties': 32}"));
    defs.set(
        "aggregates",
        json(
            "{'type': 'object', 'additionalProperties': {'$ref': '#/$defs/aggregate'}, 'maxProperties': 32}"));
    defs.set(
        "actions",
        json(
            "{'anyOf': [{'$ref': '#/$defs/actionSpec'}, {'type': 'array', 'items': {'$ref': '#/$defs/actionSpec'}, 'minItems': 1, 'maxItems': 8}]}"));
    defs.set(
        "endedBy",
        json(
            "{'type': 'object', 'additionalProperties': {'$ref': '#/$defs/condition'}, 'minProperties': 1, 'maxProperties': 4}"));
    defs.set(
        "alternatives",
        json(
            "{'type': 'array', 'items': {'$ref': '#/$defs/alternative'}, 'minItems': 1, 'maxItems': 16}"));
    defs.set(
        "steps",
        json(
            "{'type': 'array', 'items': {'$ref': '#/$defs/step'}, 'minItems': 1, 'maxItems': 16}"));
    defs.set("tests", json("{'type': 'array', 'items': {'$ref': '#/$defs/test'}, 'minItems': 2}"));
    defs.set(
        "events", json("{'type': 'array', 'items': {'$ref': '#/$defs/event'}, 'minItems': 1}"));
    defs.set("expectations", json("{'type': 'array', 'items': {'$ref': '#/$defs/expectation'}}"));
  }

  private void patternAndParameter() {
    ObjectNode pattern = (ObjectNode) defs.get("pattern");
    pattern.set("if", json("{'properties': {'status': {'const': 'deprecated'}}}"));
    pattern.set("then", json("{'required': ['deprecated']}"));
    pattern.set("else", json("{'not': {'required': ['deprecated']}}"));
    ObjectNode parameter = (ObjectNode) defs.get("parameter");
    parameter.set(
        "if",
        json(
            "{'properties': {'value': {'anyOf': [{'type': 'number'}, {'$ref': '#/$defs/duration'}]}}}"));
    parameter.set("then", json("{'required': ['min', 'max']}"));
    parameter.set(
        "else",
        json(
            "{'not': {'anyOf': [{'required': ['min']}, {'required': ['max']}, {'required': ['tenants']}, {'required': ['profiles']}]}}"));
    oneOf("pattern", "when", "sequence", "alternatives");
    oneOf("alternative", "when", "sequence");
  }

  private void oneOf(String def, String... keys) {
    ArrayNode ways = ((ObjectNode) defs.get(def)).putArray("oneOf");
    for (String key : keys) {
      ways.add(json("{'required': ['" + key + "']}"));
    }
  }

  /** Of an aggregate's functions exactly one, with what it needs. */
  private void aggregate() throws IOException {
    ObjectNode aggregate = (ObjectNode) defs.get("aggregate");
    ArrayNode ways = aggregate.putArray("oneOf");
    ArrayNode needs = aggregate.putArray("allOf");
    for (String[] row : Tables.rows("aggregates.txt", 4)) {
      ObjectNode value =
          DeclaredLanguage.needsField(row[0])
              ? SchemaShapes.field(row[0])
              : json("{'$ref': '#/$defs/stream'}");
      ((ObjectNode) aggregate.get("properties")).set(row[0], value.put("description", row[2]));
      ways.add(json("{'required': ['" + row[0] + "']}"));
      if (!row[1].isEmpty()) {
        needs.add(
            json(
                "{'if': {'required': ['%s']}, 'then': {'required': ['%s']}}"
                    .formatted(row[0], row[1].replace(", ", "', '"))));
      }
    }
  }

  /** One stream or two with a condition each, and the field that names what is taken back. */
  private void takenBack() {
    ObjectNode takenBack = (ObjectNode) defs.get("takenBack");
    takenBack.set("additionalProperties", json("{'$ref': '#/$defs/condition'}"));
    takenBack.put("minProperties", 2).put("maxProperties", 3);
  }

  /** A step begins with a name of its author's choice and its stream. */
  private void steps() {
    for (String def : List.of("step", "not")) {
      ObjectNode step = (ObjectNode) defs.get(def);
      step.set("additionalProperties", json("{'$ref': '#/$defs/stream'}"));
      step.put("minProperties", 1);
    }
    ((ObjectNode) defs.get("step")).set("if", json("{'required': ['not']}"));
    ((ObjectNode) defs.get("step")).set("then", json("{'maxProperties': 1}"));
    ObjectNode sequence = (ObjectNode) defs.get("sequence");
    sequence.set(
        "if",
        json(
            "{'properties': {'steps': {'contains': {'not': {'required': ['not']}}, 'minContains': 2}}}"));
    sequence.set("then", json("{'required': ['within']}"));
  }

  private void event() {
    ObjectNode event = (ObjectNode) defs.get("event");
    ObjectNode properties = (ObjectNode) event.get("properties");
    for (String stream : DeclaredLanguage.streams()) {
      ObjectNode fields = json("{'type': 'object', 'properties': {}}");
      for (Field field : DeclaredLanguage.fieldsOf(stream)) {
        ObjectNode property = json("{}");
        if (!field.symbols().isEmpty()) {
          field.symbols().forEach(property.putArray("examples")::add);
        }
        ((ObjectNode) fields.get("properties")).set(field.path(), property);
      }
      properties.set(stream, fields);
    }
    event.set("additionalProperties", json("{'type': 'object'}"));
    event.set("if", json("{'required': ['repeat']}"));
    event.set("then", json("{'minProperties': 3, 'maxProperties': 3}"));
    event.set("else", json("{'minProperties': 2, 'maxProperties': 2}"));
  }
}
