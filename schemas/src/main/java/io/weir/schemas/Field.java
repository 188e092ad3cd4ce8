package io.weir.schemas;

import java.util.List;

/**
 * One flattened field of a stream.
 *
 * @param index position in the row
 * @param path name, with nested records flattened by a dot: {@code net.asn}
 * @param type what it holds
 * @param nullable whether "not observed" is possible; a field of a nullable record is nullable
 * @param symbols an enum's symbols in schema order, else empty
 * @param dimension the dimension the field's values are keys of ({@code weir.dimension}), else ""
 * @param pii the class of personal data ({@code weir.pii}): P0, P1, P2 or P3
 * @param expected the activities whose events ought to have a value ({@code weir.expected})
 */
public record Field(
    int index,
    String path,
    FieldType type,
    boolean nullable,
    List<String> symbols,
    String dimension,
    String pii,
    List<String> expected) {

  public Field {
    symbols = List.copyOf(symbols);
    expected = List.copyOf(expected);
  }

  /** Whether a row of the field's stream has no value where it ought to have one. */
  public boolean isMissingIn(Row row) {
    if (expected.isEmpty() || !row.isNull(index)) {
      return false;
    }
    RowLayout layout = row.layout();
    List<String> activities = layout.fields().get(layout.activity()).symbols();
    return expected.contains(activities.get(row.activity()));
  }
}
