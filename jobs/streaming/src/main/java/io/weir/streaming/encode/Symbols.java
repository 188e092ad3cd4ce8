package io.weir.streaming.encode;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData.EnumSymbol;
import org.apache.avro.generic.GenericEnumSymbol;

/** The symbols of an enum of a schema, made once; words it does not have are its default. */
final class Symbols {
  private final Map<String, GenericEnumSymbol<?>> byName = new HashMap<>();
  private final GenericEnumSymbol<?> other;

  Symbols(Schema schema) {
    schema.getEnumSymbols().forEach(name -> byName.put(name, new EnumSymbol(schema, name)));
    other = byName.get(schema.getEnumDefault());
  }

  /** The enum of a field. */
  static Symbols of(Schema record, String field) {
    return new Symbols(record.getField(field).schema());
  }

  GenericEnumSymbol<?> of(Enum<?> constant) {
    return of(constant.name());
  }

  GenericEnumSymbol<?> of(String name) {
    GenericEnumSymbol<?> known = byName.get(name);
    return known == null ? other : known;
  }

  /** The symbol of a dimension: what schemas call a subject of that kind. */
  GenericEnumSymbol<?> subject(String dimension) {
    return of(nameOf(dimension));
  }

  /** What schemas call a subject of a dimension. */
  static String nameOf(String dimension) {
    return dimension.equals("subnet")
        ? "NET"
        : dimension.replace('-', '_').toUpperCase(Locale.ROOT);
  }
}
