package io.weir.engine.subject;

import io.weir.engine.decision.Decision;
import io.weir.engine.decision.InForce;
import io.weir.engine.decision.Restriction;
import io.weir.engine.directive.Directive;
import io.weir.engine.directive.DirectiveEvents;
import io.weir.engine.event.Event;
import io.weir.engine.outlet.Outlet;
import io.weir.engine.outlet.Outlet.Tallied;
import io.weir.engine.program.Program;
import io.weir.engine.signal.Ids;
import io.weir.engine.signal.LiveSignal;
import io.weir.patterns.model.Action;
import io.weir.patterns.model.Scope;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Takes what people order about an address, a network, a device, a payee, a reference. */
final class SubjectDirecting {
  /** Comes after every id there is. */
  private static final String LAST = "\uffff";

  private SubjectDirecting() {}

  /**
   * Takes an order.
   *
   * @param subKey the subject, as the stage's state names it
   */
  static void take(
      Event event, SubjectState state, Sub sub, String subKey, Program program, Outlet out) {
    Directive directive =
        DirectiveEvents.read(event).endingBy(program.policy().silencing().longestMillis());
    if (sub.standing().directives.knows(directive.id())) {
      out.count(Tallied.DUPLICATE);
    } else if (directive.pattern() != null && !program.maySilence(directive.pattern())) {
      out.count(Tallied.DIRECTIVE_REFUSED);
    } else {
      if (sub.saying().directives.add(directive, sub.standing().signals())) {
        out.count(Tallied.DIRECTIVE_OVERFLOW);
      }
      if (directive.kind() == Directive.Kind.RELEASED) {
        String dimension = subKey.substring(0, subKey.indexOf('='));
        String key = subKey.substring(dimension.length() + 1);
        release(new Release(event, directive, dimension, key), state, sub, program, out);
      } else {
        end(event, subKey, state, sub, out);
      }
    }
  }

  private record Release(Event event, Directive directive, String dimension, String key) {
    /** The scope its decision speaks of. */
    Scope scope() {
      return directive.scope() != null
          ? directive.scope()
          : switch (dimension) {
            case "ip" -> Scope.IP_LOGIN;
            case "subnet" -> Scope.NET_LOGIN;
            case "device" -> Scope.DEVICE;
            case "payee" -> Scope.PAYEE;
            default -> Scope.MERCHANT_BIN;
          };
    }
  }

  private static void release(
      Release release, SubjectState state, Sub sub, Program program, Outlet out) {
    Event event = release.event();
    Scope asked = release.directive().scope();
    Set<String> slots = new TreeSet<>(sub.standing().restrictions.keySet());
    slots.removeIf(slot -> asked != null && !slot.equals(asked.name()));
    slots.removeIf(slot -> isHeld(sub, slot, state.newest));
    slots.removeIf(slot -> sub.standing().restrictions.get(slot).end() <= event.time());
    if (slots.isEmpty()) {
      out.count(Tallied.NOTHING_RELEASED);
    }
    if (asked != null && !sub.standing().restrictions.containsKey(asked.name())) {
      slots.add(asked.name());
    }
    for (String slot : slots) {
      sub.saying().restrictions.remove(slot);
      out.restriction(over(event, release.dimension(), release.key(), slot, state));
    }
    String scope = release.scope().name();
    out.decision(
        Decision.release(
            Ids.decision(event.tenant(), event.id(), release.key(), scope),
            0,
            event,
            release.dimension(),
            release.key(),
            release.scope(),
            false,
            program.policy().version()));
  }

  /** What nothing holds any more, now that a pattern's signals are closed. */
  private static void end(Event event, String subKey, SubjectState state, Sub sub, Outlet out) {
    String dimension = subKey.substring(0, subKey.indexOf('='));
    String key = subKey.substring(dimension.length() + 1);
    for (Map.Entry<String, InForce> one : List.copyOf(sub.standing().restrictions.entrySet())) {
      if (one.getValue().end() > event.time() && !isHeld(sub, one.getKey(), state.newest)) {
        sub.saying().restrictions.remove(one.getKey());
        out.restriction(over(event, dimension, key, one.getKey(), state));
      }
    }
  }

  /** Whether a signal asks for it that no order closed. */
  private static boolean isHeld(Sub sub, String slot, long now) {
    for (LiveSignal known : sub.standing().signals()) {
      LiveSignal signal = sub.standing().directives.standing(known, now, LAST);
      boolean holds =
          signal != null
              && signal.enforced()
              && signal.effects().stream()
                  .anyMatch(
                      effect ->
                          effect.scope().name().equals(slot)
                              && effect.floor().compareTo(Action.STEP_UP) >= 0
                              && effect.until() > now);
      if (holds) {
        return true;
      }
    }
    return false;
  }

  private static Restriction over(
      Event event, String dimension, String key, String slot, SubjectState state) {
    return new Restriction(
        event.tenant(),
        dimension,
        key,
        Scope.valueOf(slot),
        Action.ALLOW,
        true,
        state.nextEpoch(event.time()),
        event.time(),
        event.time(),
        event.appendTime(),
        List.of());
  }
}
