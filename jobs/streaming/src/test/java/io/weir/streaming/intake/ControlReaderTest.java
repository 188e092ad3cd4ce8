package io.weir.streaming.intake;

import static io.weir.streaming.Samples.CATALOG;
import static io.weir.streaming.Samples.T;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.schemas.EventCodec;
import io.weir.streaming.record.ControlRecord;
import io.weir.streaming.record.PatternChange;
import java.nio.charset.StandardCharsets;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData.EnumSymbol;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.junit.jupiter.api.Test;

final class ControlReaderTest {
  private final ControlReader reader = new ControlReader(CATALOG);

  @Test
  void shouldReadAnEntryOfWhateverLengthAPatternMayHave() {
    String content = "x".repeat(250_000);

    ControlRecord entry = reader.read(record(change("PATTERN", content, "canary 5%")));

    assertThat(entry.problem()).isNull();
    assertThat(entry.appendTime()).isEqualTo(T);
    assertThat(entry.change())
        .isEqualTo(
            new PatternChange(
                PatternChange.Kind.PATTERN, "p", 2, content, "canary 5%", "me", "tuned", T - 5));
  }

  @Test
  void shouldSayWhatIsWrongWithARecordThatIsNoEntry() {
    ControlRecord entry = reader.read(record("id: p".getBytes(StandardCharsets.UTF_8)));

    assertThat(entry.change()).isNull();
    assertThat(entry)
        .hasToString("patterns-0@7 not an entry of this log: not in Avro's single-object encoding");
  }

  @Test
  void shouldLeaveTheModeToTheFileWhereNoneIsGiven() {
    assertThat(reader.read(record(change("POLICY", "version: 1", null))).change().mode()).isNull();
  }

  @Test
  void shouldTakeNothingForAnEntryThatVerdictsCouldNotName() {
    ControlRecord entry = reader.read(record(change("PATTERN", "x: 1", "o".repeat(101))));

    assertThat(entry.change()).isNull();
    assertThat(entry)
        .hasToString(
            "patterns-0@7 not an entry of this log: its id or mode is longer than any can be");
    assertThat(reader.read(record(change("PATTERN", "x: 1", "off", "i".repeat(2_001)))).change())
        .isNull();
    assertThat(reader.read(record(change("PATTERN", "x: 1", "off", "i".repeat(2_000)))).change())
        .isNotNull();
  }

  private static RawRecord record(byte[] value) {
    return new RawRecord("patterns", 0, 7, T, null, value, RecordHeaders.NONE);
  }

  private static byte[] change(String kind, String content, String mode) {
    return change(kind, content, mode, "p");
  }

  private static byte[] change(String kind, String content, String mode, String id) {
    Schema schema = CATALOG.schemas().named("io.weir.outputs.PatternChange");
    GenericRecord record =
        new GenericRecordBuilder(schema)
            .set("kind", new EnumSymbol(schema.getField("kind").schema(), kind))
            .set("id", id)
            .set("version", 2)
            .set("content", content)
            .set("mode", mode)
            .set("author", "me")
            .set("reason", "tuned")
            .set("published_at", T - 5)
            .build();
    return new EventCodec(CATALOG.schemas()).encode(record);
  }
}
