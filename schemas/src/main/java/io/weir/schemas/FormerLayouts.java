package io.weir.schemas;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/**
 * Layouts an installation declared once and declares no more: rows of them may still be kept.
 * Immutable. Serialised, it is the text of their schemas. Bound: the revisions an installation has
 * ever had.
 */
public final class FormerLayouts implements Serializable {
  private static final FormerLayouts NONE = new FormerLayouts(Map.of());

  private final transient Map<Long, Schema> schemas;
  private final transient Map<Long, RowLayout> layouts = new LinkedHashMap<>();

  private FormerLayouts(Map<Long, Schema> schemas) {
    this.schemas = schemas;
    schemas.forEach((fingerprint, schema) -> layouts.put(fingerprint, RowLayout.of(schema)));
  }

  /** Where nothing was declared that is not declared still. */
  public static FormerLayouts none() {
    return NONE;
  }

  /**
   * These and those of the catalog in force until now, without what the one of today knows.
   *
   * @throws IllegalArgumentException listing what a stream that has changed requires and rows of
   *     them may not have: a field, a type, a symbol
   */
  public FormerLayouts and(StreamCatalog before, StreamCatalog today) {
    Map<Long, Schema> all = new LinkedHashMap<>(schemas);
    for (Schema schema : before == today ? List.<Schema>of() : before.schemas().all()) {
      if (StreamCatalog.isStream(schema)) {
        all.put(RowLayout.of(schema).fingerprint(), schema);
      }
    }
    all.keySet().removeIf(fingerprint -> today.layout(fingerprint) != null);
    if (all.isEmpty()) {
      return NONE;
    }
    FormerLayouts former = new FormerLayouts(all);
    List<String> problems =
        former.layouts.values().stream()
            .filter(layout -> isChanged(layout.stream(), before, today))
            .flatMap(layout -> problems(layout, today.stream(layout.stream())))
            .distinct()
            .toList();
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
    return former;
  }

  /** What a job has run under, it goes on under. */
  private static boolean isChanged(String stream, StreamCatalog before, StreamCatalog today) {
    StreamSchema now = today.stream(stream);
    StreamSchema then = before.stream(stream);
    return now != null && (then == null || then.layout() != now.layout());
  }

  private static Stream<String> problems(RowLayout former, StreamSchema today) {
    return today.layout().leaves().stream()
        .map(leaf -> RowAdapter.problem(former, leaf))
        .filter(Objects::nonNull)
        .map(problem -> "stream " + today.name() + " requires " + problem);
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return schemas.isEmpty();
  }

  /** The layout with this fingerprint; null if it is unknown. */
  public RowLayout layout(long fingerprint) {
    return layouts.get(fingerprint);
  }

  private Object writeReplace() {
    return new Form(schemas.values().stream().map(Schema::toString).toList());
  }

  private void readObject(ObjectInputStream in) throws InvalidObjectException {
    throw new InvalidObjectException("former layouts travel as their form");
  }

  private record Form(List<String> texts) implements Serializable {
    private Object readResolve() {
      Map<Long, Schema> schemas = new LinkedHashMap<>();
      for (String text : texts) {
        Schema schema = SchemaFiles.parse(text);
        schemas.put(RowLayout.of(schema).fingerprint(), schema);
      }
      return schemas.isEmpty() ? NONE : new FormerLayouts(schemas);
    }
  }
}
