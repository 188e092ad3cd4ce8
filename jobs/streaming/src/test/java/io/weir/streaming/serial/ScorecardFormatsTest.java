package io.weir.streaming.serial;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.scorecard.Contribution;
import io.weir.engine.scorecard.Outcome;
import io.weir.engine.scorecard.Score;
import io.weir.engine.scorecard.ScoreKey;
import io.weir.engine.scorecard.label.Anchor;
import io.weir.engine.scorecard.label.AnchorPage;
import io.weir.engine.scorecard.label.CasePage;
import io.weir.engine.scorecard.label.Label;
import io.weir.engine.scorecard.label.LabelPage;
import io.weir.engine.scorecard.label.Note;
import io.weir.engine.scorecard.label.Page;
import io.weir.engine.scorecard.label.Said;
import io.weir.patterns.model.Action;
import io.weir.patterns.model.Mode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

/**
 * State of the job that keeps scores is read as the first release wrote it, and written the same
 * again. A difference means that a savepoint is lost: raise the format and keep reading the old.
 */
class ScorecardFormatsTest {
  private static final ScoreKey KEY = new ScoreKey("t", "p", 2);
  private static final Label LABEL = Label.of("l", Outcome.WRONG, 7);

  private static void ignore(Note note) {}

  private static <P extends Page> P with(P page, Note... notes) {
    for (Note note : notes) {
      page.take(note, ScorecardFormatsTest::ignore);
    }
    return page;
  }

  private static <T> void assertForm(WireType<T> type, T value, String hex) throws IOException {
    TypeSerializer<T> serializer = type.createSerializer(new SerializerConfigImpl());
    DataOutputSerializer out = new DataOutputSerializer(64);
    serializer.serialize(value, out);
    assertThat(HexFormat.of().formatHex(out.getCopyOfBuffer())).isEqualTo(hex);
    T read = serializer.deserialize(new DataInputDeserializer(HexFormat.of().parseHex(hex)));
    DataOutputSerializer again = new DataOutputSerializer(64);
    serializer.serialize(serializer.copy(read), again);
    assertThat(HexFormat.of().formatHex(again.getCopyOfBuffer())).isEqualTo(hex);
  }

  @Test
  void shouldReadLabels() throws IOException {
    assertForm(
        WireType.labelPages(),
        with(
            new LabelPage(),
            new Note.Disposed("d", List.of("a"), List.of(LABEL)),
            new Note.Corrected("d", 9)),
        "0101000000000000000901010001640100016100016c0200000000000000078000000000"
            + "0000007fffffffffffffff00");
  }

  @Test
  void shouldReadAnchors() throws IOException {
    assertForm(
        WireType.anchorPages(),
        with(new AnchorPage(), new Note.Put("a", LABEL), new Note.Asked("a", "c", 5)),
        "010000000000000007000100016c02000000000000000780000000000000007fffffffff"
            + "ffffff0000010001630000000000000005");
  }

  @Test
  void shouldReadCases() throws IOException {
    Said said =
        new Said(
            "s",
            1,
            true,
            true,
            List.of(KEY),
            Action.HOLD,
            Mode.Stage.ENFORCE,
            86_400_000L,
            500,
            List.of(new Anchor("a", Anchor.EVENT)));
    assertForm(
        WireType.casePages(),
        with(new CasePage(), new Note.Stated("c", said), found()),
        "010000000005265c000000000005265c0000010001730000000101010100017400017000"
            + "0000020004484f4c440007454e464f5243450000000005265c0000000000000001f40100"
            + "016101000100016102000000000000000700000000000000070001000174000170000000"
            + "02010000000000000001020004484f4c440007454e464f524345ffffffffffffffff0000"
            + "0000000001f4");
  }

  /** What an anchor says of a case. */
  private static Note found() {
    List<Note> told = new ArrayList<>();
    AnchorPage anchor = with(new AnchorPage(), new Note.Put("a", LABEL));
    anchor.take(new Note.Asked("a", "c", 5), told::add);
    return told.get(0);
  }

  @Test
  void shouldReadScoresAndWhoseTheyAre() throws IOException {
    Score score = new Score();
    score.count(
        new Contribution(KEY, false, 3, Outcome.RIGHT, Action.BLOCK, Mode.Stage.CANARY, 60_000, 0),
        1);
    score.advance(400_000_000L);
    assertForm(
        WireType.scores(),
        score,
        "010000000017d78400010000000000000003040002000004000000000400000000050000"
            + "0000020400000200012b02");
    assertForm(WireType.scoreKeys(), KEY, "00017400017000000002");
  }
}
