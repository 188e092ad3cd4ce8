package io.weir.engine.decision;

import io.weir.engine.decision.Decision.Weighed;
import io.weir.engine.property.Happening;
import io.weir.engine.signal.Effect;
import io.weir.engine.signal.LiveSignal;
import io.weir.patterns.model.Action;
import io.weir.patterns.model.Scope;
import io.weir.patterns.model.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A signal to be weighed, put together bit by bit: of the account, since the start, for a day. */
record Evidence(
    String id,
    String group,
    Severity severity,
    String dimension,
    long life,
    boolean degraded,
    double relation,
    List<Effect> effects) {
  static final long HOUR = Duration.ofHours(1).toMillis();
  static final long DAY = 24 * HOUR;

  static Evidence of(String id, String group, Severity severity) {
    return new Evidence(id, group, severity, "account", DAY, false, 1, List.of());
  }

  Evidence on(String other, double related) {
    return new Evidence(id, group, severity, other, life, degraded, related, effects);
  }

  Evidence living(long millis) {
    return new Evidence(id, group, severity, dimension, millis, degraded, relation, effects);
  }

  Evidence incomplete() {
    return new Evidence(id, group, severity, dimension, life, true, relation, effects);
  }

  /** Which asks for this in a scope as well, for so long. */
  Evidence asking(Action floor, Action cap, Scope scope, long millis) {
    List<Effect> more = new ArrayList<>(effects);
    more.add(new Effect(floor, cap, scope, Happening.START + millis));
    return new Evidence(id, group, severity, dimension, life, degraded, relation, more);
  }

  Weighed weighed() {
    LiveSignal signal =
        new LiveSignal(
            id,
            id,
            1,
            "main",
            severity,
            group,
            dimension,
            "K",
            Happening.START,
            id,
            Happening.START + life,
            effects,
            true,
            degraded,
            List.of(id),
            "",
            Map.of());
    return new Weighed(signal, relation);
  }
}
