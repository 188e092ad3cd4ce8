package io.weir.engine.account;

import io.weir.engine.decision.InForce;
import io.weir.engine.decision.Restriction;
import io.weir.engine.directive.Directive;
import io.weir.engine.directive.DirectiveEvents;
import io.weir.engine.event.Event;
import io.weir.engine.outlet.Outlet;
import io.weir.engine.program.Keys;
import io.weir.engine.signal.Effect;
import io.weir.engine.signal.LiveSignal;
import io.weir.patterns.model.Action;
import io.weir.patterns.model.Scope;
import io.weir.patterns.policy.Policy;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Keeps the account's restrictions equal to what its live signals ask for: written when new,
 * stricter or notably longer, released when a withdrawal leaves nothing that holds them. A hold is
 * no longer in force than the policy lets it be, counted from the signal that asks for it.
 */
final class Restricting {
  private static final Set<Scope> LASTING =
      EnumSet.of(
          Scope.SESSION,
          Scope.CARD,
          Scope.ENROLMENT,
          Scope.ACCOUNT_OUTBOUND,
          Scope.ACCOUNT_LOGIN,
          Scope.ACCOUNT);

  private record Wanted(InForce what, List<String> patterns) {
    Wanted and(Action action, long until, String pattern) {
      List<String> all = new ArrayList<>(patterns);
      if (!all.contains(pattern)) {
        all.add(pattern);
      }
      return new Wanted(what.and(action, until), all);
    }
  }

  /** After an event: what should be in force now? */
  void refresh(AccountState state, Event event, Policy policy, Outlet out) {
    refresh(state, event, event.time(), event.appendTime(), policy, out);
  }

  /** After a candidate was judged at its deadline: what should be in force now? */
  void refresh(AccountState state, Event candidate, long deadline, Policy policy, Outlet out) {
    refresh(state, candidate, deadline, deadline, policy, out);
  }

  private void refresh(
      AccountState state, Event event, long time, long issuedAt, Policy policy, Outlet out) {
    String account = Keys.of(event, "account");
    if (account != null) {
      long now = newest(state, time);
      refresh(state, new Context(event, account, now, issuedAt), policy, out);
    }
  }

  /** Whether something is in force that a release ends. */
  static boolean isInForce(AccountState state, Directive release) {
    return state.restrictions.entrySet().stream()
        .anyMatch(
            one ->
                one.getValue().end() > release.time()
                    && (release.scope() == null || one.getKey().startsWith(release.scope() + "|"))
                    && (release.dimension() == null
                        || one.getKey().endsWith("|" + release.dimension() + "|" + release.key())));
  }

  /**
   * A release of what its owner no longer knows, after it lost its state for one, is written all
   * the same: readers may still hold it to be in force.
   */
  void free(AccountState state, Event event, Outlet out) {
    Directive release = DirectiveEvents.read(event);
    boolean narrow = release.scope() == Scope.SESSION || release.scope() == Scope.CARD;
    if (release.kind() != Directive.Kind.RELEASED
        || release.operation() != null
        || release.scope() == null
        || !LASTING.contains(release.scope())
        || (narrow && release.dimension() == null)) {
      return;
    }
    String slot =
        release.dimension() == null
            ? release.scope() + "|account|"
            : release.scope() + "|" + release.dimension() + "|" + release.key();
    if (!state.restrictions.containsKey(slot)) {
      String account = Keys.of(event, "account");
      Context context =
          new Context(event, account, newest(state, event.time()), event.appendTime());
      out.restriction(over(state, context, slot));
    }
  }

  private static long newest(AccountState state, long time) {
    int kept = state.kept.size();
    long newest = kept == 0 ? time : Math.max(time, state.kept.get(kept - 1).event.time());
    return Math.max(newest, state.directives.newest());
  }

  private record Context(Event event, String account, long now, long issuedAt) {
    /** Id of the decision on the event; null where it is none to be decided. */
    String decision() {
      return event.stream().decide() ? Deciding.id(event) : null;
    }
  }

  private void refresh(AccountState state, Context context, Policy policy, Outlet out) {
    Map<String, Wanted> wanted = wanted(state, context.now(), policy);
    for (Map.Entry<String, Wanted> one : wanted.entrySet()) {
      Wanted now = one.getValue();
      InForce written = state.restrictions.get(one.getKey());
      if (!now.what().isSaidBy(written, context.now(), InForce.NOTABLE)) {
        state.restrictions.put(one.getKey(), now.what());
        out.restriction(write(state, context, one.getKey(), false, now.what(), now.patterns()));
      }
    }
    for (String gone : List.copyOf(state.restrictions.keySet())) {
      if (!wanted.containsKey(gone)) {
        InForce before = state.restrictions.remove(gone);
        // What was only pushed out is in force as long as it was to be.
        boolean over = !state.isCrowded() || asked(state).contains(gone);
        if (over && before.end() > context.now()) {
          out.restriction(over(state, context, gone));
        }
      }
    }
  }

  private static Restriction over(AccountState state, Context context, String slot) {
    InForce nothing = new InForce(Action.ALLOW, context.now());
    return write(state, context, slot, true, nothing, List.of());
  }

  /** What live signals ask for, whatever was ordered about them. */
  private static Set<String> asked(AccountState state) {
    Set<String> asked = new HashSet<>();
    for (LiveSignal signal : state.live) {
      signal.effects().forEach(effect -> asked.add(slot(signal, effect.scope())));
    }
    return asked;
  }

  private static Map<String, Wanted> wanted(AccountState state, long now, Policy policy) {
    Map<String, Wanted> wanted = new TreeMap<>();
    for (LiveSignal known : state.live) {
      LiveSignal signal = state.directives.standing(known, now);
      if (signal == null) {
        continue;
      }
      for (Effect effect : signal.effects()) {
        long until = policy.end(effect.floor(), signal.since(), effect.until());
        boolean lasts =
            signal.enforced()
                && LASTING.contains(effect.scope())
                && effect.floor().compareTo(Action.STEP_UP) >= 0
                && until > now;
        if (lasts) {
          String slot = slot(signal, effect.scope());
          Wanted before = wanted.get(slot);
          wanted.put(
              slot,
              before == null
                  ? new Wanted(new InForce(effect.floor(), until), List.of(signal.patternId()))
                  : before.and(effect.floor(), until, signal.patternId()));
        }
      }
    }
    return wanted;
  }

  private static String slot(LiveSignal signal, Scope scope) {
    boolean inside = signal.dimension().equals("session") || signal.dimension().equals("card");
    return inside && (scope == Scope.SESSION || scope == Scope.CARD)
        ? scope + "|" + signal.dimension() + "|" + signal.key()
        : scope + "|account|";
  }

  private static Restriction write(
      AccountState state,
      Context context,
      String slot,
      boolean released,
      InForce what,
      List<String> patterns) {
    String[] parts = slot.split("\\|", 3);
    boolean own = parts[1].equals("account");
    boolean user = context.account().startsWith("user:");
    String account = user ? context.account().substring("user:".length()) : context.account();
    return new Restriction(
        context.event().tenant(),
        own ? (user ? "user" : "account") : parts[1],
        own ? account : parts[2],
        Scope.valueOf(parts[0]),
        what.action(),
        released,
        state.nextEpoch(context.now()),
        context.now(),
        what.until(),
        context.issuedAt(),
        context.decision(),
        patterns,
        what.then());
  }
}
