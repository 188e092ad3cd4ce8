package io.weir.schemas;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.Schema;

/**
 * The streams this installation knows. Immutable. Serialised, it is the text of the schemas added
 * to the shipped ones, so that a job takes them along to machines without that directory; read
 * again, equal texts are one catalog.
 */
public final class StreamCatalog implements Serializable {
  private final transient SchemaStore schemas;
  private final transient List<String> added;
  private final transient Map<String, StreamSchema> streams = new LinkedHashMap<>();
  private final transient Map<Long, RowLayout> layouts = new HashMap<>();

  private StreamCatalog(SchemaStore schemas, List<String> added) {
    this.schemas = schemas;
    this.added = List.copyOf(added);
    for (Schema schema : schemas.current()) {
      if (isStream(schema)) {
        add(StreamSchema.of(schema));
      }
    }
    for (Schema schema : schemas.all()) {
      if (isStream(schema)) {
        RowLayout layout = RowLayout.of(schema);
        layouts.put(layout.fingerprint(), layout);
      }
    }
  }

  private void add(StreamSchema stream) {
    StreamSchema other = streams.put(stream.name(), stream);
    if (other != null) {
      throw new IllegalArgumentException(
          "the stream %s is declared by %s and by %s"
              .formatted(stream.name(), other.avro().getFullName(), stream.avro().getFullName()));
    }
  }

  static boolean isStream(Schema schema) {
    return schema.getProp("weir.stream") != null;
  }

  /** The streams that come with Weir. */
  public static StreamCatalog shipped() {
    return Shipped.CATALOG;
  }

  /**
   * These streams and those of a directory. A stream declared again replaces the one known; a file
   * without {@code weir.stream} is a schema some producer writes with.
   *
   * @param directoryOfAvsc a directory of {@code .avsc} files
   * @throws IllegalArgumentException if a file holds no schema, says something to Weir that means
   *     nothing, declares a stream incompletely, cannot read what was written with the schema it
   *     replaces, or requires what no row has, so that a late event could not be written again
   */
  public StreamCatalog with(Path directoryOfAvsc) {
    List<String> texts = SchemaFiles.in(directoryOfAvsc);
    texts.forEach(text -> requireMeaning(SchemaFiles.parse(text)));
    StreamCatalog catalog = with(texts);
    catalog.streams().forEach(RowEncoder::requireWritable);
    return catalog;
  }

  private static void requireMeaning(Schema schema) {
    List<String> problems = Declarations.problems(schema);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(schema.getFullName() + ": " + String.join("; ", problems));
    }
  }

  private StreamCatalog with(List<String> texts) {
    List<Schema> parsed = texts.stream().map(SchemaFiles::parse).toList();
    Map<Boolean, List<Schema>> byKind =
        parsed.stream().collect(Collectors.partitioningBy(StreamCatalog::isStream));
    List<String> all = new ArrayList<>(added);
    all.addAll(texts);
    return new StreamCatalog(schemas.with(byKind.get(true)).withWriters(byKind.get(false)), all);
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

  private Object writeReplace() {
    return new Form(List.copyOf(added));
  }

  private void readObject(ObjectInputStream in) throws InvalidObjectException {
    throw new InvalidObjectException("a catalog travels as its form");
  }

  private record Form(List<String> added) implements Serializable {
    private Object readResolve() {
      return added.isEmpty() ? shipped() : Unpacked.of(added);
    }
  }

  /**
   * Catalogs that came here serialised. A job brings one with each of its operators, and events go
   * from one operator to the next: there is one of each for as long as anybody holds it, and none
   * outlives the last job that does, where jobs share the loader of these classes.
   */
  private static final class Unpacked {
    private static final Map<List<String>, WeakReference<StreamCatalog>> KNOWN = new HashMap<>();

    static synchronized StreamCatalog of(List<String> added) {
      KNOWN.values().removeIf(known -> known.get() == null);
      WeakReference<StreamCatalog> held = KNOWN.get(added);
      StreamCatalog known = held == null ? null : held.get();
      if (known == null) {
        known = shipped().with(added);
        KNOWN.put(known.added, new WeakReference<>(known));
      }
      return known;
    }
  }

  /** Loaded when first asked for. */
  private static final class Shipped {
    static final StreamCatalog CATALOG = new StreamCatalog(SchemaStore.shipped(), List.of());
  }
}
