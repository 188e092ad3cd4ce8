package io.weir.streaming.encode;

import static io.weir.streaming.Samples.CATALOG;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.schemas.DecodingLimits;
import io.weir.schemas.EventCodec;
import io.weir.schemas.UndecodableException;
import io.weir.streaming.gatekeeper.PatternHistory;
import io.weir.streaming.record.ControlRecord;
import io.weir.streaming.record.OutRecord;
import io.weir.streaming.record.PatternChange;
import io.weir.streaming.record.Verdict;
import io.weir.streaming.stage.StageOptions;
import java.util.Collections;
import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/** Whatever an entry says, what is said of it is a record that readers take. */
class VerdictSizeTest {
  @Test
  void shouldSayWhatIsWrongInWhatReadersTake() throws UndecodableException {
    PatternChange change =
        new PatternChange(
            PatternChange.Kind.PATTERN, "i".repeat(100_000), 1, "no pattern", null, "", "", 0);
    PatternHistory history = new PatternHistory(CATALOG, StageOptions.shippedPolicy());
    Verdict verdict = history.enter(ControlRecord.of(change, "patterns", 0, 0, 0));
    List<String> many = Collections.nCopies(120, verdict.problems().get(0) + "é".repeat(3_000));

    OutRecord record =
        new OutEncoder(CATALOG).verdict(new Verdict(verdict.entry(), many, null, ""));

    assertThat(verdict.accepted()).isFalse();
    EventCodec reader = new EventCodec(CATALOG.schemas(), DecodingLimits.standard());
    Schema schema = CATALOG.schemas().named("io.weir.outputs.PatternVerdict");
    List<?> problems = (List<?>) reader.decode(schema, record.value()).get("problems");
    assertThat(problems).hasSizeBetween(5, 20);
    assertThat(problems.get(problems.size() - 1).toString()).matches("and \\d+ more");
  }
}
