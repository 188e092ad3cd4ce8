package io.weir.streaming.scorecard;

import static io.weir.streaming.Samples.CATALOG;
import static io.weir.streaming.Samples.T;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.signing.Authority;
import io.weir.streaming.intake.RawRecord;
import io.weir.streaming.intake.RecordHeaders;
import io.weir.streaming.record.OutRecord;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.junit.jupiter.api.Test;

/** What nobody can read becomes a dead letter, which must be a record Kafka takes. */
class UnreadableSlipsTest {
  private static final int KEPT = 32 * 1024;
  private static final int HEADER = 10;

  private final SlipReader reader =
      new SlipReader(CATALOG, Map.of("labels", Source.DISPOSITIONS), Authority.OFF);

  @Test
  void shouldKeepTheBytesOfWhatIsNothing() throws IOException {
    OutRecord dead = dead(new byte[] {1}, new byte[KEPT]);

    assertThat(dead.key()).containsExactly(1);
    assertThat(letter(dead).get("raw")).isNotNull();
  }

  @Test
  void shouldKeepOnlyHowLongItWasOfWhatIsTooLong() throws IOException {
    OutRecord dead = dead(new byte[KEPT + 1], new byte[500_000]);

    assertThat(dead.key()).isNull();
    assertThat(dead.value()).hasSizeLessThan(1_000);
    assertThat(letter(dead).get("raw")).isNull();
    assertThat(letter(dead).get("record_key")).isNull();
    assertThat(letter(dead).get("size")).isEqualTo(500_000);
  }

  private OutRecord dead(byte[] key, byte[] value) {
    RawRecord record = new RawRecord("labels", 0, 0, T, key, value, RecordHeaders.NONE, List.of());
    return reader.read(record, false).dead();
  }

  /** Its bytes may be longer than a text that readers of events take. */
  private static GenericRecord letter(OutRecord dead) throws IOException {
    Schema schema = CATALOG.schemas().named("io.weir.outputs.DeadLetter");
    byte[] bytes = dead.value();
    return new GenericDatumReader<GenericRecord>(schema)
        .read(null, DecoderFactory.get().binaryDecoder(bytes, HEADER, bytes.length - HEADER, null));
  }
}
