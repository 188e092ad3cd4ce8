package io.weir.streaming.stage;

import io.weir.patterns.model.KeyStage;
import org.apache.flink.runtime.event.WatermarkEvent;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.io.PushingAsyncDataInput.DataOutput;
import org.apache.flink.streaming.runtime.streamrecord.LatencyMarker;
import org.apache.flink.streaming.runtime.streamrecord.RecordAttributes;
import org.apache.flink.streaming.runtime.streamrecord.StreamElement;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.StatusWatermarkValve;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/**
 * What a stage hears of time, each through Flink's own valve: with the events from the readers of
 * partitions and from every stage before it, with the patterns from nobody, but for the account
 * stage, which every other stage tells there of what waits.
 */
final class HeardTime {
  private final StatusWatermarkValve withEvents;
  private final StatusWatermarkValve withPatterns;
  private final Input events;
  private final Input patterns;
  private final boolean told;

  HeardTime(KeyStage stage, TwoInputStreamOperator<?, ?, ?> operator) throws Exception {
    int sources = 1 + KeyStage.line().indexOf(stage);
    told = stage == KeyStage.ACCOUNT;
    withEvents = new StatusWatermarkValve(sources);
    withPatterns = new StatusWatermarkValve(told ? sources : 1);
    events = new Input(operator, true);
    patterns = new Input(operator, false);
    // Who reads patterns is idle, always.
    withPatterns.inputWatermarkStatus(WatermarkStatus.IDLE, 0, patterns);
  }

  void fromReaders(StreamElement word) throws Exception {
    pass(withEvents, 0, word, events);
  }

  /**
   * @param before which stage of the line says it
   */
  void fromStage(int before, StreamElement word) throws Exception {
    pass(withEvents, 1 + before, word, events);
    if (told) {
      pass(withPatterns, 1 + before, word, patterns);
    }
  }

  private static void pass(StatusWatermarkValve valve, int from, StreamElement word, Input to)
      throws Exception {
    if (word.isWatermark()) {
      valve.inputWatermark(word.asWatermark(), from, to);
    } else {
      valve.inputWatermarkStatus(word.asWatermarkStatus(), from, to);
    }
  }

  /** Behind a valve: one of the two inputs of a stage. Only what tells of time comes this way. */
  private record Input(TwoInputStreamOperator<?, ?, ?> operator, boolean first)
      implements DataOutput<Object> {
    @Override
    public void emitWatermark(Watermark mark) throws Exception {
      if (first) {
        operator.processWatermark1(mark);
      } else {
        operator.processWatermark2(mark);
      }
    }

    @Override
    public void emitWatermarkStatus(WatermarkStatus status) throws Exception {
      if (first) {
        operator.processWatermarkStatus1(status);
      } else {
        operator.processWatermarkStatus2(status);
      }
    }

    @Override
    public void emitRecord(StreamRecord<Object> ignored) {
      throw new AssertionError("it comes another way");
    }

    @Override
    public void emitLatencyMarker(LatencyMarker ignored) {
      throw new AssertionError("nobody measures");
    }

    @Override
    public void emitRecordAttributes(RecordAttributes ignored) {
      throw new AssertionError("nobody asks");
    }

    @Override
    public void emitWatermark(WatermarkEvent ignored) {
      throw new AssertionError("nobody declares watermarks of his own");
    }
  }
}
