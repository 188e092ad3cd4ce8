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
import io.weir.engine.program.Versions;
import io.weir.engine.signal.Effect;
import io.weir.engine.signal.Ids;
import io.weir.engine.signal.LiveSignal;
import io.weir.patterns.model.Action;
import io.weir.patterns.model.Scope;
import io.weir.patterns.policy.Policy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Takes what people order about an address, a network, a device, a payee, a reference. */
final class SubjectDirecting {
  private SubjectDirecting() {}

  /**
   * Takes an order.
   *
   * @param subKey the subject, as the stage's state names it
   */
  static void take(
      Event event, SubjectState state, Sub sub, String subKey, Versions versions, Outlet out) {
    Program program = versions.at(event.appendTime());
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
        boolean saw = versions.saw(event.appendTime());
        release(new Release(event, directive, dimension, key), state, sub, program, saw, out);
      } else {
        end(event, subKey, state, sub, program.policy(), out);
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

  /**
   * @param saw whether somebody looked on when it was ordered: of what came into force after an
   *     order from before that nothing is known
   */
  private static void release(
      Release release, SubjectState state, Sub sub, Program program, boolean saw, Outlet out) {
    Event event = release.event();
    Scope asked = release.directive().scope();
    Set<String> slots = new TreeSet<>(sub.standing().restrictions.keySet());
    slots.removeIf(slot -> asked != null && !slot.equals(asked.name()));
    slots.removeIf(slot -> sub.standing().restrictions.get(slot).end() <= event.time());
    Subject subject = new Subject(event, release.dimension(), release.key());
    slots.removeIf(slot -> restate(subject, slot, state, sub, program.policy(), out));
    if (slots.isEmpty()) {
      out.count(Tallied.NOTHING_RELEASED);
    }
    if (saw && asked != null && !sub.standing().restrictions.containsKey(asked.name())) {
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
            program.policy().version(),
            null));
  }

  /** What nothing holds any more, now that a pattern's signals are closed. */
  private static void end(
      Event event, String subKey, SubjectState state, Sub sub, Policy policy, Outlet out) {
    String dimension = subKey.substring(0, subKey.indexOf('='));
    Subject subject = new Subject(event, dimension, subKey.substring(dimension.length() + 1));
    for (Map.Entry<String, InForce> one : List.copyOf(sub.standing().restrictions.entrySet())) {
      String slot = one.getKey();
      if (one.getValue().end() > event.time() && !restate(subject, slot, state, sub, policy, out)) {
        sub.saying().restrictions.remove(slot);
        out.restriction(over(event, subject.dimension(), subject.key(), slot, state));
      }
    }
  }

  private record Subject(Event event, String dimension, String key) {}

  /**
   * Puts in force what signals ask for that no order closed: what a closed one asked for beyond
   * that is taken back.
   *
   * @return whether anything is asked for still; where not, nothing is done
   */
  private static boolean restate(
      Subject subject, String slot, SubjectState state, Sub sub, Policy policy, Outlet out) {
    Set<String> patterns = new TreeSet<>();
    InForce asked = asked(sub, slot, state.newest, policy, patterns);
    if (asked == null) {
      return false;
    }
    InForce written = sub.standing().restrictions.get(slot);
    if (!asked.isSaidBy(written, state.newest, InForce.NOTABLE)) {
      sub.saying().restrictions.put(slot, asked);
      Event event = subject.event();
      out.restriction(
          new Restriction(
              event.tenant(),
              subject.dimension(),
              subject.key(),
              Scope.valueOf(slot),
              asked.action(),
              false,
              state.nextEpoch(event.time()),
              event.time(),
              asked.until(),
              event.appendTime(),
              null,
              List.copyOf(patterns),
              asked.then()));
    }
    return true;
  }

  /**
   * What is asked for from now on; null where nothing is.
   *
   * @param patterns gets those that ask for it
   */
  private static InForce asked(
      Sub sub, String slot, long now, Policy policy, Set<String> patterns) {
    InForce asked = null;
    for (LiveSignal known : sub.standing().signals()) {
      LiveSignal signal = sub.standing().directives.standing(known, now);
      if (signal == null || !signal.enforced()) {
        continue;
      }
      for (Effect effect : signal.effects()) {
        long until = policy.end(effect.floor(), signal.since(), effect.until());
        if (effect.scope().name().equals(slot)
            && effect.floor().compareTo(Action.STEP_UP) >= 0
            && until > now) {
          patterns.add(signal.patternId());
          asked =
              asked == null ? new InForce(effect.floor(), until) : asked.and(effect.floor(), until);
        }
      }
    }
    return asked;
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
