package io.weir.engine.walk;

import io.weir.engine.decision.Scorer;
import io.weir.engine.event.Event;
import io.weir.engine.event.Spread;
import io.weir.engine.program.Versions;
import io.weir.engine.signal.LiveSignal;
import io.weir.engine.signal.Signal;
import io.weir.patterns.model.KeyStage;
import io.weir.patterns.model.Mode;
import io.weir.patterns.model.Pattern;
import io.weir.patterns.model.SignalStream;
import io.weir.patterns.policy.Policy;
import io.weir.patterns.proof.Trial;
import io.weir.schemas.Row;
import io.weir.schemas.StreamCatalog;
import io.weir.schemas.StreamSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs a pattern's own tests by the production evaluators, alone, enforced, on complete and empty
 * history. A pattern of a hot key speaks once a pane: its tests see a signal only where none was
 * live on the key, or a less severe one. Not thread-safe.
 */
public final class EngineTrial implements Trial {
  private final StreamCatalog catalog;
  private final Policy policy;

  public EngineTrial(StreamCatalog catalog, Policy policy) {
    this.catalog = catalog;
    this.policy = policy;
  }

  @Override
  public List<Raised> run(Pattern pattern, List<Row> rows) {
    Versions versions = new Versions(catalog, policy);
    versions.put(pattern.in(Mode.ENFORCE), Long.MIN_VALUE);
    Map<String, Event> byId = new HashMap<>();
    List<Event> events = new ArrayList<>();
    for (Row row : rows) {
      StreamSchema stream = catalog.stream(row.layout().stream());
      long time = row.getLong(stream.eventTime().index());
      for (Event event : Spread.of(new Event(stream, row, time, time, false))) {
        events.add(event);
        byId.put(event.id(), event);
      }
    }
    Told told = new Walk(catalog, versions).run(events);
    List<Signal> standing =
        told.standing().stream()
            .filter(one -> !SignalStream.OWN.contains(one.live().patternId()))
            .toList();
    Scorer scorer = new Scorer(policy);
    List<Raised> raised = new ArrayList<>();
    Map<String, LiveSignal> before = new HashMap<>();
    for (Signal signal : standing) {
      LiveSignal live = signal.live();
      boolean hot = KeyStage.of(live.dimension()) != KeyStage.ACCOUNT;
      LiveSignal last = before.put(live.dimension() + "=" + live.key(), live);
      if (!hot || isNews(last, live)) {
        raised.add(
            new Raised(
                live.since(),
                live.key(),
                live.severity(),
                scorer.alone(byId.get(live.sinceId()), live),
                told.endOf(live),
                live.reason()));
      }
    }
    return raised;
  }

  private static boolean isNews(LiveSignal before, LiveSignal now) {
    return before == null
        || before.until() <= now.since()
        || before.severity().compareTo(now.severity()) < 0;
  }
}
