package io.weir.streaming.encode;

import io.weir.streaming.record.ControlRecord;
import io.weir.streaming.record.PatternChange;
import io.weir.streaming.record.Verdict;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** A verdict on a pattern or policy as its schema has it. */
final class VerdictForm {
  private static final PatternChange NONE =
      new PatternChange(PatternChange.Kind.UNKNOWN, "", 0, "", null, "", "", 0);

  /**
   * Bytes of all problems, so that a verdict is a record readers take, whatever an entry quotes.
   */
  private static final int MOST = 20 * 1024;

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
    record.put("id", Utf8.cut(change.id(), LONGEST));
    record.put("version", change.version());
    record.put("hash", entry.change() == null ? "" : sha256(change.content()));
    record.put("accepted", verdict.accepted());
    record.put("problems", told(verdict.problems()));
    record.put("effective_from", verdict.effectiveFrom());
    record.put("change_topic", entry.topic());
    record.put("change_partition", entry.partition());
    record.put("change_offset", entry.offset());
    record.put("mode", verdict.mode());
    return record;
  }

  private static List<String> told(List<String> problems) {
    List<String> told = new ArrayList<>();
    int bytes = 0;
    for (String problem : problems) {
      String cut = Utf8.cut(problem, LONGEST);
      bytes += Utf8.bytes(cut);
      if (bytes > MOST) {
        told.add("and %d more".formatted(problems.size() - told.size()));
        break;
      }
      told.add(cut);
    }
    return told;
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
