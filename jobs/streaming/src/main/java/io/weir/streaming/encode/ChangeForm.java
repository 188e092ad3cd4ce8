package io.weir.streaming.encode;

import io.weir.streaming.record.PatternChange;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** An entry of the log of patterns and policy as its schema has it. */
public final class ChangeForm {
  private final Schema schema;
  private final Symbols kinds;

  /**
   * @param schema of entries
   */
  public ChangeForm(Schema schema) {
    this.schema = schema;
    this.kinds = Symbols.of(schema, "kind");
  }

  /** The entry. */
  public GenericRecord of(PatternChange change) {
    GenericRecord entry = new GenericData.Record(schema);
    entry.put("kind", kinds.of(change.kind()));
    entry.put("id", change.id());
    entry.put("version", change.version());
    entry.put("content", change.content());
    entry.put("mode", change.mode());
    entry.put("author", change.author());
    entry.put("reason", change.reason());
    entry.put("published_at", change.publishedAt());
    return entry;
  }
}
