package io.weir.benchmarks.flow;

import io.weir.benchmarks.measure.Reading;
import io.weir.schemas.EventCodec;
import io.weir.schemas.UndecodableException;
import io.weir.streaming.record.ControlRecord;
import io.weir.streaming.record.Destination;
import io.weir.streaming.record.Hop;
import io.weir.streaming.record.OutRecord;
import io.weir.streaming.replay.FixedLog;
import io.weir.streaming.serial.WireType;
import io.weir.streaming.stage.AccountStage;
import io.weir.streaming.stage.Routes;
import io.weir.streaming.stage.StageOperator;
import io.weir.streaming.stage.StageOptions;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Our account operator, as the main job has it, with the patterns of a log. */
public final class OwnOperator {
  private static final Duration NEVER = Duration.ofDays(365_000);

  private final StageOptions options;

  /** The operator with these patterns in force from the beginning. */
  public OwnOperator(FixedLog patterns) {
    this.options =
        new StageOptions(OwnStream.catalog(), StageOptions.shippedPolicy(), patterns, false, NEVER);
  }

  /**
   * What it found: pattern and completing event of each signal that stands.
   *
   * @param found as {@link Sightings#of} names them
   */
  public record Outcome(Set<String> found, Reading reading) {}

  /** Runs the events through it, eagerly, as they arrive. */
  public Outcome run(Ring ring, List<Hop> hops) throws Exception {
    return outcome(ring.run(hops, form(), this::define));
  }

  /** The same, and only the later of them count. */
  public Outcome run(Ring ring, CountedFrom hops) throws Exception {
    return outcome(ring.run(hops, form(), this::define));
  }

  private static Ring.Form<Hop> form() {
    return new Ring.Form<>(
        Hop.class, WireType.hops(OwnStream.catalog()), hop -> hop.event().time());
  }

  private static Outcome outcome(Ring.Outcome outcome) {
    return new Outcome(standing(outcome.found()), outcome.reading());
  }

  private DataStream<OutRecord> define(StreamExecutionEnvironment env, DataStream<Hop> hops) {
    DataStream<ControlRecord> changes =
        env.fromData(
                List.of(ControlRecord.unreadable("nothing changes here", "", 0, 0, 0)),
                WireType.controlRecords())
            .filter(change -> false);
    return hops.keyBy(Hop::key, Types.STRING)
        .connect(changes.broadcast())
        .transform(
            "stage",
            WireType.outRecords(),
            new StageOperator<>(new AccountStage(options, new Routes(OwnStream.catalog()))))
        .filter(record -> record.destination() == Destination.SIGNALS);
  }

  /** The last word on each signal, where it is that it holds. */
  private static Set<String> standing(Collection<Object> records) {
    Schema schema = OwnStream.catalog().stream("signal").avro();
    EventCodec codec = new EventCodec(OwnStream.catalog().schemas());
    Map<String, GenericRecord> last = new HashMap<>();
    for (Object record : records) {
      GenericRecord signal = decoded(codec, schema, ((OutRecord) record).value());
      last.merge(
          signal.get("signal_id").toString(),
          signal,
          (a, b) -> (int) b.get("revision") >= (int) a.get("revision") ? b : a);
    }
    Set<String> standing = new TreeSet<>();
    for (GenericRecord signal : last.values()) {
      if (signal.get("activity").toString().equals("RAISED")) {
        List<?> events = (List<?>) signal.get("event_ids");
        standing.add(
            Sightings.of(
                signal.get("pattern_id").toString(), events.get(events.size() - 1).toString()));
      }
    }
    return standing;
  }

  private static GenericRecord decoded(EventCodec codec, Schema schema, byte[] value) {
    try {
      return codec.decode(schema, value);
    } catch (UndecodableException e) {
      throw new IllegalStateException("the operator wrote a signal it cannot read", e);
    }
  }
}
