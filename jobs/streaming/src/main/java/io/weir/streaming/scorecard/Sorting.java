package io.weir.streaming.scorecard;

import io.weir.engine.scorecard.label.Note;
import io.weir.engine.scorecard.label.Note.Asked;
import io.weir.engine.scorecard.label.Note.Corrected;
import io.weir.engine.scorecard.label.Note.Disposed;
import io.weir.engine.scorecard.label.Note.Stated;
import io.weir.streaming.record.OutRecord;
import io.weir.streaming.record.Slip;
import io.weir.streaming.serial.WireType;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Brings notes to their desks, and lets out what could not be read. Keeps nothing. */
final class Sorting extends ProcessFunction<Slip, OutRecord> {
  static final OutputTag<Note> TO_LABELS = new OutputTag<>("to-labels", WireType.notes());
  static final OutputTag<Note> TO_ANCHORS = new OutputTag<>("to-anchors", WireType.notes());
  static final OutputTag<Note> TO_CASES = new OutputTag<>("to-cases", WireType.notes());

  private static final long serialVersionUID = 1;

  private transient Counter unreadable;

  @Override
  public void open(OpenContext context) {
    unreadable = getRuntimeContext().getMetricGroup().counter("unreadable");
  }

  @Override
  public void processElement(Slip slip, Context context, Collector<OutRecord> out) {
    if (slip.dead() != null) {
      unreadable.inc();
      out.collect(slip.dead());
    }
    for (Note note : slip.notes()) {
      if (note instanceof Disposed || note instanceof Corrected) {
        context.output(TO_LABELS, note);
      } else if (note instanceof Asked) {
        context.output(TO_ANCHORS, note);
      } else if (note instanceof Stated) {
        context.output(TO_CASES, note);
      }
    }
  }
}
