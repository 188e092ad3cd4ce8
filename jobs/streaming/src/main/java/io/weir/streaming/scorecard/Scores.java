package io.weir.streaming.scorecard;

import io.weir.engine.scorecard.Gates;
import io.weir.engine.scorecard.Score;
import io.weir.engine.scorecard.ScoreKey;
import io.weir.engine.scorecard.Scorecard;
import io.weir.engine.scorecard.label.Note;
import io.weir.engine.scorecard.label.Note.Counted;
import io.weir.schemas.StreamCatalog;
import io.weir.streaming.encode.OutEncoder;
import io.weir.streaming.record.OutRecord;
import io.weir.streaming.serial.WireType;
import java.io.IOException;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Adds up what cases contribute and says the card of a pattern whenever it changes and once a day.
 *
 * <p>Keeps per tenant, pattern and version the tallies of 90 days ({@link Score} says how), whose
 * they are, and one event-time timer at the next midnight, UTC; a score that counts nothing any
 * more says so and ends. A contribution of a day that has ended counts no more, nor does what takes
 * it back.
 */
final class Scores extends KeyedProcessFunction<String, Note, OutRecord> {
  private static final long serialVersionUID = 1;

  private final StreamCatalog catalog;
  private final Gates gates;
  private transient OutEncoder encoder;
  private transient ValueState<Score> scores;
  private transient ValueState<ScoreKey> keys;
  private transient CardMetrics metrics;
  private transient Counter tooLate;

  Scores(StreamCatalog catalog, Gates gates) {
    this.catalog = catalog;
    this.gates = gates;
  }

  @Override
  public void open(OpenContext context) {
    encoder = new OutEncoder(catalog);
    scores = getRuntimeContext().getState(new ValueStateDescriptor<>("score", WireType.scores()));
    keys = getRuntimeContext().getState(new ValueStateDescriptor<>("key", WireType.scoreKeys()));
    metrics = new CardMetrics(getRuntimeContext().getMetricGroup());
    tooLate = getRuntimeContext().getMetricGroup().counter("tooLate");
  }

  @Override
  public void processElement(Note note, Context context, Collector<OutRecord> out)
      throws IOException {
    Counted counted = (Counted) note;
    long now = context.timerService().currentWatermark();
    long ends = Score.endOf(counted.contribution().day());
    if (ends <= now) {
      tooLate.inc();
      return;
    }
    Score known = scores.value();
    Score score = known == null ? new Score() : known;
    score.count(counted.contribution(), counted.sign());
    if (known == null) {
      keys.update(counted.contribution().key());
      long day = Math.max(Score.dayOf(now), counted.contribution().day());
      context.timerService().registerEventTimeTimer(midnightAfter(day));
    }
    scores.update(score);
    say(score, now, out);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<OutRecord> out)
      throws IOException {
    long now = Math.max(timestamp, context.timerService().currentWatermark());
    Score score = scores.value();
    say(score, now, out);
    if (score.isEmpty()) {
      metrics.forget(keys.value());
      scores.clear();
      keys.clear();
    } else {
      scores.update(score);
      context.timerService().registerEventTimeTimer(midnightAfter(Score.dayOf(now)));
    }
  }

  private void say(Score score, long now, Collector<OutRecord> out) throws IOException {
    if (now > Long.MIN_VALUE) {
      score.advance(now);
    }
    Scorecard card = score.card(keys.value(), gates);
    metrics.show(card);
    out.collect(encoder.scorecard(card));
  }

  private static long midnightAfter(long day) {
    return (day + 1) * Score.DAY;
  }
}
