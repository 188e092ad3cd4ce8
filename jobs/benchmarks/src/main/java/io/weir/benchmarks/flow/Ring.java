package io.weir.benchmarks.flow;

import io.weir.benchmarks.measure.Reading;
import io.weir.local.EmbeddedFlink;
import io.weir.local.FlinkOptions;
import io.weir.streaming.record.Hop;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A cluster of one slot on which contenders run one after the other: same source, same watermarks,
 * state on the heap, objects reused.
 */
public final class Ring implements AutoCloseable {
  private final EmbeddedFlink flink;

  private Ring(EmbeddedFlink flink) {
    this.flink = flink;
  }

  /** Starts the cluster. */
  public static Ring open() {
    Configuration settings = new Configuration();
    // Two hundred operators side by side need a buffer for each of their channels.
    settings.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(320));
    settings.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(320));
    return new Ring(EmbeddedFlink.start(FlinkOptions.slots(1).withSettings(settings)));
  }

  /** What is between source and outlet. */
  public interface Middle<T, R> {
    DataStream<R> define(StreamExecutionEnvironment env, DataStream<T> events);
  }

  /**
   * How events look to a contender.
   *
   * @param time event time, epoch millis
   */
  public record Form<T>(Class<T> type, TypeInformation<T> information, SerializableTime<T> time) {}

  /** Event time of an event. */
  public interface SerializableTime<T> extends java.io.Serializable {
    long of(T event);
  }

  /**
   * What a contender found and what it took.
   *
   * @param found in no order
   */
  public record Outcome(Collection<Object> found, Reading reading) {}

  /** Runs a job to the end of its events. */
  public <T, R> Outcome run(List<T> events, Form<T> form, Middle<T, R> middle) throws Exception {
    return run(new Desk(events, 0, () -> {}), form, middle);
  }

  /** Runs a job to the end of its events, of which only the later count. */
  <R> Outcome run(CountedFrom events, Form<Hop> form, Middle<Hop, R> middle) throws Exception {
    return run(new Desk(events.events(), events.first(), events.before()), form, middle);
  }

  private <T, R> Outcome run(Desk events, Form<T> form, Middle<T, R> middle) throws Exception {
    Configuration job = new Configuration();
    job.set(PipelineOptions.OBJECT_REUSE, true);
    StreamExecutionEnvironment env = flink.environment(job);
    try (Desk desk = events) {
      SerializableTime<T> time = form.time();
      DataStream<T> source =
          env.fromSequence(0, events.size() - 1L)
              .map(new FromDesk<>(desk.id(), form.type()))
              .returns(form.information())
              .assignTimestampsAndWatermarks(
                  WatermarkStrategy.<T>forBoundedOutOfOrderness(Duration.ofMillis(Traffic.LATENESS))
                      .withTimestampAssigner((event, none) -> time.of(event)));
      middle.define(env, source).sinkTo(new ToDesk<>(desk.id()));
      env.execute("contender");
      return new Outcome(desk.found(), desk.reading());
    }
  }

  @Override
  public void close() {
    flink.close();
  }
}
