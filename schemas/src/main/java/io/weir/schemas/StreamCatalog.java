package io.weir.schemas;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;

/** The streams this installation knows. Immutable. */
public final class StreamCatalog {
  private final SchemaStore schemas;
  private final Map<String, StreamSchema> streams = new LinkedHashMap<>();
  private final Map<Long, RowLayout> layouts = new HashMap<>();

  private StreamCatalog(SchemaStore schemas) {
    this.schemas = schemas;
    for (Schema schema : schemas.current()) {
      if (isStream(schema)) {
        StreamSchema stream = StreamSchema.of(schema);
        streams.put(stream.name(), stream);
      }
    }
    for (Schema schema : schemas.all()) {
      if (isStream(schema)) {
        RowLayout layout = RowLayout.of(schema);
        layouts.put(layout.fingerprint(), layout);
      }
    }
  }

  private static boolean isStream(Schema schema) {
    return schema.getProp("weir.stream") != null;
  }

  /** The streams that come with Weir. */
  public static StreamCatalog shipped() {
    return Shipped.CATALOG;
  }

  /**
   * These streams and those of a directory; a stream declared again replaces the one known.
   *
   * @param directoryOfAvsc a directory of {@code .avsc} files
   * @throws IllegalArgumentException if a file holds no schema, or one that declares a stream
   *     incompletely
   */
  public StreamCatalog with(Path directoryOfAvsc) {
    List<Schema> added = SchemaFiles.in(directoryOfAvsc).stream().map(SchemaFiles::parse).toList();
    return new StreamCatalog(schemas.with(added));
  }

  /** The stream with this name; null if there is none. */
  public StreamSchema stream(String name) {
    return streams.get(name);
  }

  /** All streams. */
  public Collection<StreamSchema> streams() {
    return Collections.unmodifiableCollection(streams.values());
  }

  /** The layout of any released revision of a stream; null if the fingerprint is unknown. */
  public RowLayout layout(long fingerprint) {
    return layouts.get(fingerprint);
  }

  /** The schemas events may be written with, and those of the outputs. */
  public SchemaStore schemas() {
    return schemas;
  }

  /** Loaded when first asked for. */
  private static final class Shipped {
    static final StreamCatalog CATALOG = new StreamCatalog(SchemaStore.shipped());
  }
}
