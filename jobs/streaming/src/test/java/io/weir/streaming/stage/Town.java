package io.weir.streaming.stage;

import static io.weir.streaming.Samples.CATALOG;

import io.weir.engine.event.Event;
import io.weir.patterns.syntax.PatternLibrary;
import io.weir.patterns.syntax.PatternReader;
import io.weir.schemas.EventCodec;
import io.weir.schemas.Row;
import io.weir.schemas.StreamSchema;
import io.weir.simulator.Simulation;
import io.weir.simulator.SimulationOptions;
import io.weir.simulator.world.NoiseOptions;
import io.weir.simulator.world.SimulatedEvent;
import io.weir.streaming.intake.ArrivalReader;
import io.weir.streaming.intake.IntakeRules;
import io.weir.streaming.intake.RawRecord;
import io.weir.streaming.intake.RecordHeaders;
import io.weir.streaming.record.Arrival;
import io.weir.streaming.record.Destination;
import io.weir.streaming.record.OutRecord;
import io.weir.streaming.replay.FixedLog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A simulated bank under the shipped patterns, as the stages see it. */
final class Town {
  static final long LATENESS = 60_000;

  /** After how many events time passes. */
  static final int WATERMARK_EVERY = 50;

  /** A codec is for one thread. */
  private static final ThreadLocal<EventCodec> CODEC =
      ThreadLocal.withInitial(() -> new EventCodec(CATALOG.schemas()));

  private static final RecordHeaders NO_HEADERS =
      new RecordHeaders(RecordHeaders.ABSENT, RecordHeaders.ABSENT);

  private Town() {}

  /** The shipped patterns, in force from the beginning; every event settles, or none does. */
  static StageOptions options(boolean settled) {
    return options(settled, Set.of());
  }

  /** The same without some of the patterns. */
  static StageOptions options(boolean settled, Set<String> without) {
    FixedLog log = new FixedLog();
    new PatternLibrary(new PatternReader(CATALOG))
        .read(List.of(Path.of("../../deploy/patterns"))).entries().stream()
            .filter(entry -> !without.contains(entry.pattern().id()))
            .forEach(entry -> log.pattern(entry.pattern().id(), entry.text()));
    return new StageOptions(
        CATALOG, StageOptions.shippedPolicy(), log, settled, Duration.ofDays(36_500));
  }

  /** What arrives, duplicates and late events among it, in order of append time. */
  static List<Event> events(int count, long seed) {
    return events(SimulationOptions.forEvents(count, seed));
  }

  /** The same without what is no customer's: names nobody has, one address that asks for all. */
  static List<Event> quietEvents(int count, long seed) {
    return events(SimulationOptions.forEvents(count, seed).withNoise(NoiseOptions.none()));
  }

  private static List<Event> events(SimulationOptions options) {
    ArrivalReader reader =
        new ArrivalReader(
            CATALOG,
            new IntakeRules(
                Map.of("login", "login", "payment", "payment", "device", "device"),
                LATENESS,
                300_000,
                false));
    EventCodec codec = CODEC.get();
    List<Event> events = new ArrayList<>();
    Iterator<SimulatedEvent> arriving = Simulation.of(options).events();
    while (arriving.hasNext()) {
      SimulatedEvent next = arriving.next();
      byte[] value = next.record() == null ? next.garbage() : codec.encode(next.record());
      Arrival arrival =
          reader.read(
              new RawRecord(next.stream(), 0, 0, next.appendTime(), null, value, NO_HEADERS));
      if (arrival.event() != null) {
        events.add(arrival.event());
      }
    }
    return events;
  }

  /** What the stages said to other keys, as it comes back through intake. */
  static List<Event> notices(List<OutRecord> said) throws Exception {
    EventCodec codec = CODEC.get();
    StreamSchema stream = CATALOG.stream("signal");
    List<Event> notices = new ArrayList<>();
    for (OutRecord record : said) {
      if (record.destination() == Destination.SIGNALS) {
        Row row = codec.decode(stream, record.value());
        if (!row.isNull(stream.dimension("account").index())) {
          notices.add(new Event(stream, row, record.timestamp(), record.sentAt(), false));
        }
      }
    }
    return notices;
  }

  /** Plays events, feeds back what is told to other keys, and lets time pass; says how far. */
  static long play(StageLine line, List<Event> events, long highestBefore, List<OutRecord> said)
      throws Exception {
    long highest = highestBefore;
    int played = 0;
    for (Event event : events) {
      line.arrive(event);
      highest = Math.max(highest, event.appendTime());
      if (++played % WATERMARK_EVERY == 0) {
        line.watermark(highest - LATENESS - 1);
      }
      List<OutRecord> news = line.said();
      said.addAll(news);
      for (Event notice : notices(news)) {
        line.arrive(notice);
      }
    }
    return highest;
  }
}
