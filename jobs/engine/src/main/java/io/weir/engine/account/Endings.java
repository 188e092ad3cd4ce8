package io.weir.engine.account;

import io.weir.engine.directive.Directive;
import io.weir.engine.event.Event;
import io.weir.engine.outlet.Outlet;
import io.weir.engine.outlet.Outlet.Tallied;
import io.weir.engine.program.Keys;
import io.weir.engine.program.KindPlan;
import io.weir.engine.program.PatternPlan;
import io.weir.engine.program.Versions;
import io.weir.engine.signal.Effect;
import io.weir.engine.signal.LiveSignal;
import io.weir.patterns.condition.Condition;
import io.weir.patterns.condition.Frame;
import io.weir.patterns.condition.Truth;
import io.weir.patterns.model.ActionSpec;
import io.weir.patterns.model.Alternative;
import io.weir.patterns.model.Ending;
import io.weir.patterns.model.KeyStage;

/**
 * Finds what ends live signals before their time, where their pattern says by what. It is
 * remembered like an order, and asked when something is decided: what was decided before it stays.
 * An event that may end something is kept until nothing can come before it any more, so that it
 * does not matter which of the two arrives first. Keeps nothing itself. Not thread-safe.
 */
final class Endings {
  private final Versions versions;
  private final Frame frame = new Frame();

  Endings(Versions versions) {
    this.versions = versions;
  }

  /**
   * Remembers what an event ends.
   *
   * @return whether it ends anything
   */
  boolean take(AccountState state, Event event, KindPlan kind, Outlet out) {
    PatternPlan[] plans = kind.ends();
    if (plans.length == 0) {
      return false;
    }
    boolean ended = false;
    for (LiveSignal signal : state.live) {
      for (PatternPlan plan : plans) {
        ended |= end(state, event, signal, plan, out);
      }
    }
    return ended;
  }

  /** Remembers what ends a signal just raised, and was known before it. */
  void raised(AccountState state, LiveSignal signal, Outlet out) {
    int first = InTime.firstAfter(state.kept, signal.since() - 1, state.kept.size());
    for (int i = first; i < state.kept.size(); i++) {
      Event event = state.kept.get(i).event;
      KindPlan kind =
          versions.at(event.appendTime()).stage(KeyStage.ACCOUNT).of(event.stream(), event.row());
      for (PatternPlan plan : kind.ends()) {
        end(state, event, signal, plan, out);
      }
    }
  }

  private boolean end(
      AccountState state, Event event, LiveSignal signal, PatternPlan plan, Outlet out) {
    if (!isAfter(event, signal)
        || !signal.patternId().equals(plan.pattern().id())
        || !signal.dimension().equals(plan.pattern().key())
        || !signal.key().equals(Keys.of(event, signal.dimension()))) {
      return false;
    }
    boolean ended = false;
    for (Effect effect : signal.effects()) {
      if (effect.until() > event.time() && ends(event, effect, signal, plan)) {
        Directive directive = Directive.ended(event, signal, effect.scope());
        if (state.directives.has(directive)) {
          out.ended(signal, effect.scope(), event.time());
        } else if (isOpen(state, event, signal, effect)) {
          if (state.directives.add(directive, state.live)) {
            out.count(Tallied.DIRECTIVE_OVERFLOW);
          }
          out.ended(signal, effect.scope(), event.time());
          ended = true;
        }
      }
    }
    return ended;
  }

  private static boolean isOpen(AccountState state, Event event, LiveSignal signal, Effect effect) {
    LiveSignal left = state.directives.standing(signal, event.time(), event.id());
    return left != null && left.effects().contains(effect);
  }

  private static boolean isAfter(Event event, LiveSignal signal) {
    return event.time() > signal.since()
        || (event.time() == signal.since() && event.id().compareTo(signal.sinceId()) > 0);
  }

  private boolean ends(Event event, Effect effect, LiveSignal signal, PatternPlan plan) {
    for (Alternative alternative : plan.pattern().alternatives()) {
      if (alternative.name().equals(signal.alternative())) {
        for (ActionSpec action : alternative.actions()) {
          if (action.scope() == effect.scope()
              && action.life().endedBy().stream().anyMatch(ending -> holds(ending, event))) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private boolean holds(Ending ending, Event event) {
    if (!ending.kinds().contains(event.row())) {
      return false;
    }
    frame.row = event.row();
    for (Condition condition : ending.where()) {
      if (condition.test(frame) != Truth.TRUE) {
        return false;
      }
    }
    return true;
  }
}
