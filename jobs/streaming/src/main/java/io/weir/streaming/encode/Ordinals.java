package io.weir.streaming.encode;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;

/** Positions of the symbols of an enum of a schema; words it does not have are its default. */
final class Ordinals {
  private final Map<String, Integer> byName = new HashMap<>();

  /** Schemas declare dimensions, so they are few. */
  private final Map<String, Integer> byDimension = new HashMap<>();

  private final int other;

  private Ordinals(Schema schema) {
    List<String> symbols = schema.getEnumSymbols();
    for (int i = 0; i < symbols.size(); i++) {
      byName.put(symbols.get(i), i);
    }
    other = byName.get(schema.getEnumDefault());
  }

  /** The enum of a field. */
  static Ordinals of(Schema record, String field) {
    return new Ordinals(record.getField(field).schema());
  }

  int of(Enum<?> constant) {
    return of(constant.name());
  }

  int of(String name) {
    Integer known = byName.get(name);
    return known == null ? other : known;
  }

  /** The symbol of a dimension: what schemas call a subject of that kind. */
  int subject(String dimension) {
    return byDimension.computeIfAbsent(dimension, name -> of(Symbols.nameOf(name)));
  }
}
