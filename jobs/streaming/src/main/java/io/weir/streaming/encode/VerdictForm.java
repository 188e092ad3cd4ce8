package io.weir.streaming.encode;

import io.weir.streaming.record.ControlRecord;
import io.weir.streaming.record.PatternChange;
import io.weir.streaming.record.Verdict;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** A verdict on a pattern or policy as its schema has it. */
final class VerdictForm {
  private static final PatternChange NONE =
      new PatternChange(PatternChange.Kind.UNKNOWN, "", 0, "", null, "", "", 0);

  /** So that a verdict is a record Kafka takes, whatever the entry quotes. */
  private static final int MOST = 100;

  private static final int LONGEST = 2_000;

  private final Schema schema;
  private final Symbols kinds;

  VerdictForm(Schema schema) {
    this.schema = schema;
    this.kinds = Symbols.of(schema, "kind");
  }

  GenericRecord of(Verdict verdict) {
    ControlRecord entry = verdict.entry();
    PatternChange change = entry.change() == null ? NONE : entry.change();
    GenericRecord record = new GenericData.Record(schema);
    record.put("kind", kinds.of(change.kind()));
    record.put("id", change.id());
    record.put("version", change.version());
    record.put("hash", entry.change() == null ? "" : sha256(change.content()));
    record.put("accepted", verdict.accepted());
    record.put("problems", verdict.problems().stream().limit(MOST).map(VerdictForm::cut).toList());
    record.put("effective_from", verdict.effectiveFrom());
    record.put("change_topic", entry.topic());
    record.put("change_partition", entry.partition());
    record.put("change_offset", entry.offset());
    record.put("mode", verdict.mode());
    return record;
  }

  private static String cut(String problem) {
    return problem.length() <= LONGEST ? problem : problem.substring(0, LONGEST);
  }

  private static String sha256(String content) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
