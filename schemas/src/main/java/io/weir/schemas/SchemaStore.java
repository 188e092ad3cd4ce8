package io.weir.schemas;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaNormalization;

/** Every schema a record may have been written with, by fingerprint. Immutable. */
public final class SchemaStore {
  private final Map<String, Schema> current = new LinkedHashMap<>();
  private final Map<Long, Schema> byFingerprint = new HashMap<>();

  /** Also revisions that differ in properties only, which share a fingerprint but no row layout. */
  private final Set<Schema> revisions = new LinkedHashSet<>();

  private SchemaStore(Collection<Schema> history, Collection<Schema> current) {
    history.forEach(this::remember);
    current.forEach(this::remember);
    current.forEach(schema -> this.current.put(schema.getFullName(), schema));
  }

  private void remember(Schema schema) {
    Nesting.check(schema);
    revisions.add(schema);
    byFingerprint.put(SchemaNormalization.parsingFingerprint64(schema), schema);
  }

  /** The schemas that come with Weir, released revisions included. */
  public static SchemaStore shipped() {
    return new SchemaStore(
        parsed(SchemaFiles.indexed("history/history.index")),
        parsed(SchemaFiles.indexed("streams.index")));
  }

  private static List<Schema> parsed(List<String> texts) {
    return texts.stream().map(SchemaFiles::parse).toList();
  }

  /**
   * These schemas and others; one of the same full name becomes the current one of that name.
   *
   * @throws IllegalArgumentException if a schema contains itself, or cannot read what was written
   *     with the one it replaces
   */
  public SchemaStore with(Collection<Schema> added) {
    Map<String, Schema> all = new LinkedHashMap<>(current);
    for (Schema schema : added) {
      Schema replaced = all.put(schema.getFullName(), schema);
      if (replaced != null) {
        requireReads(schema, replaced);
      }
    }
    return new SchemaStore(revisions, all.values());
  }

  private static void requireReads(Schema schema, Schema older) {
    SchemaCompatibility.SchemaPairCompatibility result =
        SchemaCompatibility.checkReaderWriterCompatibility(schema, older);
    if (result.getType() != SchemaCompatibility.SchemaCompatibilityType.COMPATIBLE) {
      throw new IllegalArgumentException(
          "%s cannot read what was written so far: %s"
              .formatted(schema.getFullName(), result.getResult().getIncompatibilities()));
    }
  }

  /** These schemas and others that are only ever written with, by producers of their own mind. */
  public SchemaStore withWriters(Collection<Schema> writers) {
    List<Schema> known = new ArrayList<>(writers);
    known.addAll(revisions);
    return new SchemaStore(known, current.values());
  }

  /** The schema with this CRC-64-AVRO fingerprint; null if unknown. */
  public Schema byFingerprint(long crc64avro) {
    return byFingerprint.get(crc64avro);
  }

  /**
   * The newest revision of a schema; null if there is none.
   *
   * @param fullName for example {@code io.weir.outputs.Decision}
   */
  public Schema named(String fullName) {
    return current.get(fullName);
  }

  Collection<Schema> current() {
    return Collections.unmodifiableCollection(current.values());
  }

  Collection<Schema> all() {
    return Collections.unmodifiableCollection(revisions);
  }
}
