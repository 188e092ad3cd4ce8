package io.weir.streaming.intake;

import io.weir.streaming.record.Arrival;
import java.io.Serializable;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.util.clock.RelativeClock;

/**
 * Watermarks from append times: the highest one read less the lateness, per partition. What an
 * event claims about its own time moves nothing, so one from the year 2099 makes nobody late; dead
 * letters count as read, unless nobody said when they were appended.
 *
 * <p>A partition that brings nothing for a while, and was read to its end, is idle: the others no
 * longer wait for it. One that cannot be read, or whose records wait in a queue behind those of
 * others, holds time where it is, so that nothing is proven by its silence: what waits for the
 * watermark goes on waiting, what does not is judged as ever. When all are idle, time would stand
 * still at the newest record less the lateness, and what waits for the watermark would wait on. But
 * after {@code idleness + lateness} of silence whatever is appended and in time happened after
 * everything read, so then time passes exactly that, and no further: an absence that silence alone
 * would prove is not proven, as the silence may be an outage. Records that take longer than {@code
 * idleness} from their append to here may come behind it.
 */
public final class AppendTimeWatermarks implements WatermarkGenerator<Arrival> {
  /** A question is answered within this, unless something is wrong; millis. */
  private static final long QUICK_ANSWER = 2_000;

  private final Pace pace;
  private final RelativeClock clock;
  private final ReadTogether reader;
  private final Soundings soundings;
  private long highest = Long.MIN_VALUE;
  private long emitted = Long.MIN_VALUE;
  private long silentSince;
  private boolean idle;

  /** The question whose answer says whether this silence is an end; 0: not yet asked. */
  private long question;

  /** When, and how many questions had been answered, when this partition looked last. */
  private long soundedAt;

  private long known;

  /** The question under way, 0 for none, and since when this partition has seen it so. */
  private long unanswered;

  private long unansweredSince;

  private AppendTimeWatermarks(
      Pace pace, RelativeClock clock, ReadTogether reader, Soundings soundings) {
    this.pace = pace;
    this.clock = clock;
    this.reader = reader;
    this.soundings = soundings;
    this.silentSince = clock.relativeTimeMillis();
    reader.join(this);
  }

  /**
   * How partitions wait for each other.
   *
   * @param lateness how long after it happened an event may be appended
   * @param idleness how long a partition may bring nothing before the others stop waiting for it;
   *     zero: they wait for ever
   * @param drift how far, in append time, a partition may be read ahead of the others; zero: as far
   *     as it goes
   * @param live whether append times pass as fast as the clock, so that silence means something;
   *     false where a simulated clock stamps the topics
   */
  public record Pace(Duration lateness, Duration idleness, Duration drift, boolean live)
      implements Serializable {}

  /** Makes the generators of one reader: Flink asks for that of the whole first. */
  private static final class Supplier implements WatermarkGeneratorSupplier<Arrival> {
    private static final long serialVersionUID = 1;

    private final Pace pace;
    private final PartitionCheck check;
    private final Positions positions;
    private transient ReadTogether reader;
    private transient Soundings soundings;

    Supplier(Pace pace, PartitionCheck check, Positions positions) {
      this.pace = pace;
      this.check = check;
      this.positions = positions;
    }

    @Override
    public WatermarkGenerator<Arrival> createWatermarkGenerator(Context context) {
      RelativeClock clock = context.getInputActivityClock();
      if (reader == null) {
        reader = new ReadTogether();
        soundings = new Soundings(check, positions);
        Gauge<Integer> unreadable = soundings::unreadable;
        context.getMetricGroup().gauge("unreadablePartitions", unreadable);
        return new WholeReader(pace.idleness(), clock, reader);
      }
      return new AppendTimeWatermarks(pace, clock, reader, soundings);
    }
  }

  /**
   * The strategy for the source of all declared streams: one alignment group.
   *
   * @param check whether a partition that brings nothing was read to its end
   * @param positions where the reader stands whose partitions these are
   */
  public static WatermarkStrategy<Arrival> strategy(
      Pace pace, PartitionCheck check, Positions positions) {
    WatermarkStrategy<Arrival> strategy =
        WatermarkStrategy.forGenerator(new Supplier(pace, check, positions))
            .withTimestampAssigner((arrival, recordTime) -> arrival.appendTime());
    return pace.drift().isZero()
        ? strategy
        : strategy.withWatermarkAlignment("streams", pace.drift());
  }

  @Override
  public void onEvent(Arrival arrival, long appendTime, WatermarkOutput output) {
    highest = Math.max(highest, appendTime);
    silentSince = clock.relativeTimeMillis();
    question = 0;
    reader.read(arrival, appendTime);
  }

  /** How long the partition has brought nothing although it could; blocked time does not count. */
  long silenceMillis() {
    return clock.relativeTimeMillis() - silentSince;
  }

  /** Whether nobody needed to wait for the partition when it was asked last. */
  boolean isIdle() {
    return idle;
  }

  @Override
  public void onPeriodicEmit(WatermarkOutput output) {
    long idleness = pace.idleness().toMillis();
    long lateness = pace.lateness().toMillis();
    boolean silent = idleness > 0 && silenceMillis() >= idleness;
    if (!silent || !isEnd()) {
      emit(highest == Long.MIN_VALUE ? highest : highest - lateness - 1, output);
    } else if (isOver(idleness, lateness) && emitted < reader.furthest()) {
      emit(reader.furthest(), output);
    } else {
      idle = true;
      output.markIdle();
    }
  }

  /**
   * Whether the partition was read to its end: asked when it falls silent, and again whenever
   * nobody has asked for as long as makes a partition idle. Not known any more where nobody has
   * answered for as long.
   */
  private boolean isEnd() {
    long now = clock.relativeTimeMillis();
    if (question == 0) {
      question = soundings.next();
      known = question;
      soundings.ask();
      soundedAt = now;
    } else if (soundings.answered() < question) {
      soundings.ask();
    } else if (now - soundedAt >= pace.idleness().toMillis()) {
      soundedAt = now;
      if (soundings.answered() == known) {
        soundings.ask();
      }
      known = soundings.answered();
    }
    return answersCome(now) && soundings.clear(question);
  }

  /** A leader that goes while it is asked lets the question wait; the answer before is too old. */
  private boolean answersCome(long now) {
    long underWay = soundings.underWay();
    if (unanswered != underWay) {
      unanswered = underWay;
      unansweredSince = now;
    }
    long patience = Math.max(QUICK_ANSWER, pace.idleness().toMillis());
    return unanswered == 0 || now - unansweredSince < patience;
  }

  private boolean isOver(long idleness, long lateness) {
    return pace.live() && idleness > 0 && reader.isOver(idleness, lateness);
  }

  private void emit(long time, WatermarkOutput output) {
    idle = false;
    emitted = Math.max(emitted, time);
    output.emitWatermark(new Watermark(emitted));
  }
}
