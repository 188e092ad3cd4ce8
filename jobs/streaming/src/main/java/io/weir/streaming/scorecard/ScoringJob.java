package io.weir.streaming.scorecard;

import io.weir.engine.scorecard.Gates;
import io.weir.engine.scorecard.label.AnchorPage;
import io.weir.engine.scorecard.label.CasePage;
import io.weir.engine.scorecard.label.LabelPage;
import io.weir.engine.scorecard.label.Note;
import io.weir.engine.scorecard.label.Page;
import io.weir.schemas.StreamCatalog;
import io.weir.streaming.record.OutRecord;
import io.weir.streaming.serial.WireType;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The wiring of the job that keeps scores.
 *
 * <pre>
 * dispositions ─▶ sorting ─▶ labels ─▶ anchors ─▶ cases ─▶ scores ─▶ scorecards
 * alerts, signals, decisions ─┴───────────┴──────────┘
 * </pre>
 */
public final class ScoringJob {
  /** Fixed for ever: keyed state is spread over this many key groups. */
  public static final int MAX_PARALLELISM = 128;

  private ScoringJob() {}

  /** Wires the job into the environment. */
  public static void define(
      StreamExecutionEnvironment env, ScorecardPorts ports, StreamCatalog catalog, Gates gates) {
    env.setMaxParallelism(MAX_PARALLELISM);
    SingleOutputStreamOperator<OutRecord> sorted =
        named(
            ports
                .records(env, ScorecardOperatorId.RECORDS)
                .process(new Sorting(), WireType.outRecords()),
            ScorecardOperatorId.SORTING);
    DataStream<Note> labels =
        desk(
            sorted.getSideOutput(Sorting.TO_LABELS),
            WireType.labelPages(),
            LabelPage::new,
            ScorecardOperatorId.LABELS);
    DataStream<Note> anchors =
        desk(
            labels.union(sorted.getSideOutput(Sorting.TO_ANCHORS)),
            WireType.anchorPages(),
            AnchorPage::new,
            ScorecardOperatorId.ANCHORS);
    DataStream<Note> cases =
        desk(
            anchors.union(sorted.getSideOutput(Sorting.TO_CASES)),
            WireType.casePages(),
            CasePage::new,
            ScorecardOperatorId.CASES);
    DataStream<OutRecord> cards =
        named(
            cases
                .keyBy(Note::key, Types.STRING)
                .process(new Scores(catalog, gates), WireType.outRecords()),
            ScorecardOperatorId.SCORES);
    ports.drain(cards.union(sorted), ScorecardOperatorId.OUTLET);
  }

  private static <P extends Page> DataStream<Note> desk(
      DataStream<Note> notes, WireType<P> pages, Desk.Fresh<P> fresh, ScorecardOperatorId id) {
    return named(
        notes.keyBy(Note::key, Types.STRING).process(new Desk<>(pages, fresh), WireType.notes()),
        id);
  }

  private static <T> SingleOutputStreamOperator<T> named(
      SingleOutputStreamOperator<T> operator, ScorecardOperatorId id) {
    return operator.uid(id.uid()).name(id.uid());
  }
}
