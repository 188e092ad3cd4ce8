package io.weir.engine.walk;

import io.weir.engine.decision.Alert;
import io.weir.engine.decision.Decision;
import io.weir.engine.decision.Restriction;
import io.weir.engine.decision.Unanswered;
import io.weir.engine.event.Event;
import io.weir.engine.outlet.Outlet;
import io.weir.engine.signal.Effect;
import io.weir.engine.signal.LiveSignal;
import io.weir.engine.signal.Signal;
import io.weir.patterns.model.Pattern;
import io.weir.patterns.model.Scope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything a run said, in order. */
public final class Told implements Outlet {
  private final List<Signal> signals = new ArrayList<>();
  private final List<Alert> alerts = new ArrayList<>();
  private final List<Restriction> restrictions = new ArrayList<>();
  private final List<Decision> decisions = new ArrayList<>();
  private final List<Unanswered> unanswered = new ArrayList<>();
  private final Map<String, Map<Scope, Long>> ended = new HashMap<>();
  private final Map<Tallied, Integer> counts = new EnumMap<>(Tallied.class);
  private final Map<String, List<Long>> took = new HashMap<>();

  @Override
  public void walkOn(Event event) {}

  @Override
  public void signal(Signal signal) {
    signals.add(signal);
  }

  @Override
  public void ended(LiveSignal signal, Scope scope, long at) {
    ended
        .computeIfAbsent(signal.id(), id -> new EnumMap<>(Scope.class))
        .merge(scope, at, Math::min);
  }

  /** Event time at which the last of what a signal asks for ends, or was ended before. */
  public long endOf(LiveSignal signal) {
    Map<Scope, Long> before = ended.getOrDefault(signal.id(), Map.of());
    long end = signal.since();
    for (Effect effect : signal.effects()) {
      long own = before.getOrDefault(effect.scope(), Long.MAX_VALUE);
      end = Math.max(end, Math.min(effect.until(), own));
    }
    return end;
  }

  @Override
  public void alert(Alert alert) {
    alerts.add(alert);
  }

  @Override
  public void restriction(Restriction restriction) {
    restrictions.add(restriction);
  }

  @Override
  public void decision(Decision decision) {
    decisions.add(decision);
  }

  @Override
  public void unanswered(Unanswered one) {
    unanswered.add(one);
  }

  @Override
  public void count(Tallied what) {
    counts.merge(what, 1, Integer::sum);
  }

  @Override
  public void took(Pattern pattern, long nanos) {
    took.computeIfAbsent(pattern.id(), any -> new ArrayList<>()).add(nanos);
  }

  /** How long a pattern took, each time that was taken. */
  public List<Long> took(String pattern) {
    return took.getOrDefault(pattern, List.of());
  }

  /** Every statement about a signal, notices included. */
  public List<Signal> signals() {
    return signals;
  }

  /** Raised minus withdrawn, without notices: the last word on each id, in order of event time. */
  public List<Signal> standing() {
    Map<String, Signal> last = new LinkedHashMap<>();
    for (Signal signal : signals) {
      if (!signal.isNotice()) {
        last.merge(signal.live().id(), signal, (a, b) -> b.revision() >= a.revision() ? b : a);
      }
    }
    return last.values().stream()
        .filter(Signal::raised)
        .sorted(
            Comparator.comparingLong((Signal signal) -> signal.live().since())
                .thenComparing(signal -> signal.live().id()))
        .toList();
  }

  public List<Alert> alerts() {
    return alerts;
  }

  public List<Restriction> restrictions() {
    return restrictions;
  }

  public List<Decision> decisions() {
    return decisions;
  }

  public List<Unanswered> unanswered() {
    return unanswered;
  }

  /** How often something was counted. */
  public int count(Tallied what, int otherwise) {
    return counts.getOrDefault(what, otherwise);
  }
}
