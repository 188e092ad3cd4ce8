package io.weir.streaming.stage;

import io.weir.engine.event.Event;
import io.weir.engine.program.Keys;
import io.weir.patterns.model.KeyStage;
import io.weir.schemas.StreamCatalog;
import io.weir.streaming.encode.OutEncoder;
import io.weir.streaming.record.Arrival;
import io.weir.streaming.record.AuditEntry;
import io.weir.streaming.record.Hop;
import io.weir.streaming.record.OutRecord;
import io.weir.streaming.record.Tally;
import io.weir.streaming.serial.WireType;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Sends events to the first stage that may concern them, and what is no event to the dead letters.
 * Chained to the source. No state.
 */
public final class Intake extends ProcessFunction<Arrival, OutRecord> {
  private static final long serialVersionUID = 1;

  /** What became of statements that must be signed. */
  public static final OutputTag<AuditEntry> AUDIT =
      new OutputTag<>("audit", WireType.auditEntries());

  private final StreamCatalog catalog;
  private final Routes routes;
  private final boolean counted;
  private transient OutEncoder encoder;
  private transient Counter events;
  private transient Counter deadLetters;
  private transient Counter late;

  /** An intake of events. */
  public Intake(StreamCatalog catalog, Routes routes) {
    this(catalog, routes, false);
  }

  /**
   * @param counted whether signals come this way that the guard counts
   */
  public Intake(StreamCatalog catalog, Routes routes, boolean counted) {
    this.counted = counted;
    this.catalog = catalog;
    this.routes = routes;
  }

  @Override
  public void open(OpenContext context) {
    encoder = new OutEncoder(catalog);
    var metrics = getRuntimeContext().getMetricGroup();
    events = metrics.counter("events");
    deadLetters = metrics.counter("deadLetters");
    late = metrics.counter("late");
  }

  @Override
  public void processElement(Arrival arrival, Context context, Collector<OutRecord> out) {
    if (arrival.audit() != null) {
      context.output(AUDIT, arrival.audit());
    }
    if (arrival.dead() != null) {
      deadLetters.inc();
      out.collect(encoder.deadLetter(arrival.dead()));
      return;
    }
    Event event = arrival.event();
    events.inc();
    if (event.late()) {
      late.inc();
      out.collect(encoder.late(event));
    }
    Tally tally = counted ? Tallies.of(event) : null;
    if (tally != null) {
      context.output(GuardStage.TALLIES, tally);
    }
    Map.Entry<KeyStage, String> first = Routes.first(event);
    if (first == null) {
      return;
    }
    context.output(routes.to(first.getKey()), new Hop(first.getValue(), event));
    if (first.getKey() == KeyStage.REFERENCE && !event.late()) {
      for (String dimension : Keys.beside(event)) {
        context.output(
            routes.to(KeyStage.REFERENCE), new Hop(Keys.reference(event, dimension), event));
      }
    }
  }
}
