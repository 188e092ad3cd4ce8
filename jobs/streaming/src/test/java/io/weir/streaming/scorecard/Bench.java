package io.weir.streaming.scorecard;

import static io.weir.streaming.Samples.CATALOG;

import io.weir.engine.scorecard.Gates;
import io.weir.engine.scorecard.label.AnchorPage;
import io.weir.engine.scorecard.label.CasePage;
import io.weir.engine.scorecard.label.LabelPage;
import io.weir.engine.scorecard.label.Note;
import io.weir.schemas.EventCodec;
import io.weir.signing.Authority;
import io.weir.streaming.intake.RawRecord;
import io.weir.streaming.intake.RecordHeaders;
import io.weir.streaming.record.OutRecord;
import io.weir.streaming.record.Slip;
import io.weir.streaming.serial.WireType;
import io.weir.testkit.LeakCheck;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** The desks and the scores, each as the job runs it, one behind the other. */
@SuppressWarnings("try") // closing a harness may throw anything
final class Bench implements AutoCloseable {
  private final SlipReader reader =
      new SlipReader(
          CATALOG,
          Map.of(
              "alerts", Source.ALERTS,
              "signals", Source.SIGNALS,
              "decisions", Source.DECISIONS,
              "dispositions", Source.DISPOSITIONS),
          Authority.OFF);

  private final KeyedOneInputStreamOperatorTestHarness<String, Note, Note> labels =
      harness(new Desk<>(WireType.labelPages(), LabelPage::new));
  private final KeyedOneInputStreamOperatorTestHarness<String, Note, Note> anchors =
      harness(new Desk<>(WireType.anchorPages(), AnchorPage::new));
  private final KeyedOneInputStreamOperatorTestHarness<String, Note, Note> cases =
      harness(new Desk<>(WireType.casePages(), CasePage::new));
  private final KeyedOneInputStreamOperatorTestHarness<String, Note, OutRecord> scores =
      harness(new Scores(CATALOG, Gates.SHIPPED));
  private final Map<String, GenericRecord> cards = new HashMap<>();

  private static <O> KeyedOneInputStreamOperatorTestHarness<String, Note, O> harness(
      KeyedProcessFunction<String, Note, O> function) {
    try {
      KeyedOneInputStreamOperatorTestHarness<String, Note, O> harness =
          new KeyedOneInputStreamOperatorTestHarness<>(
              new KeyedProcessOperator<>(function), Note::key, Types.STRING);
      harness.open();
      return harness;
    } catch (Exception e) { // the signature of the harness
      throw new IllegalStateException(e);
    }
  }

  /** What a record says; appended at an instant. */
  Slip read(String topic, long at, byte[] value) {
    return reader.read(new RawRecord(topic, 0, 0, at, null, value, RecordHeaders.NONE), false);
  }

  /** Takes a record in, and all that follows. */
  void take(String topic, long at, byte[] value) throws Exception {
    for (Note note : read(topic, at, value).notes()) {
      if (note instanceof Note.Disposed || note instanceof Note.Corrected) {
        labels.processElement(note, at);
      } else if (note instanceof Note.Asked) {
        anchors.processElement(note, at);
      } else {
        cases.processElement(note, at);
      }
      passOn();
    }
  }

  private void passOn() throws Exception {
    for (Note note : drained(labels)) {
      anchors.processElement(note, 0);
    }
    for (Note note : drained(anchors)) {
      cases.processElement(note, 0);
    }
    for (Note note : drained(cases)) {
      scores.processElement(note, 0);
    }
    for (OutRecord card : drained(scores)) {
      GenericRecord read =
          new EventCodec(CATALOG.schemas())
              .decode(CATALOG.schemas().named("io.weir.outputs.Scorecard"), card.value());
      cards.put(read.get("pattern_id") + "|" + read.get("version"), read);
    }
  }

  private static <T> List<T> drained(KeyedOneInputStreamOperatorTestHarness<String, Note, T> from) {
    List<T> out = new ArrayList<>(from.extractOutputValues());
    from.getOutput().clear();
    return out;
  }

  /** Lets time pass. */
  void watermark(long time) throws Exception {
    for (var harness : List.of(labels, anchors, cases)) {
      harness.processWatermark(time);
      passOn();
    }
    scores.processWatermark(time);
    passOn();
  }

  /** The newest card. */
  GenericRecord card(String patternAndVersion) {
    return cards.get(patternAndVersion);
  }

  void assertNothingStays() throws Exception {
    for (var harness : List.of(labels, anchors, cases)) {
      LeakCheck.assertNothingStays(harness);
      passOn();
    }
    LeakCheck.assertNothingStays(scores);
    passOn();
  }

  @Override
  public void close() throws Exception {
    labels.close();
    anchors.close();
    cases.close();
    scores.close();
  }
}
