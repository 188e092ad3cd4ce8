package io.weir.engine.subject;

import io.weir.engine.decision.Alerts;
import io.weir.engine.decision.InForce;
import io.weir.engine.decision.Restriction;
import io.weir.engine.event.Event;
import io.weir.engine.outlet.Outlet;
import io.weir.engine.outlet.Outlet.Tallied;
import io.weir.engine.program.AlternativePlan;
import io.weir.engine.program.Defaults;
import io.weir.engine.program.Keys;
import io.weir.engine.program.PatternPlan;
import io.weir.engine.program.Program;
import io.weir.engine.program.SignalMaker;
import io.weir.engine.program.StagePlan;
import io.weir.engine.signal.Effect;
import io.weir.engine.signal.Ids;
import io.weir.engine.signal.LiveSignal;
import io.weir.engine.signal.Signal;
import io.weir.patterns.model.Action;
import io.weir.patterns.model.KeyStage;
import io.weir.patterns.model.Mode;
import io.weir.patterns.model.Scope;
import io.weir.patterns.policy.Policy;
import io.weir.schemas.Field;
import io.weir.schemas.Row;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a stage of hot keys says: signals per pane, alerts, restrictions, notices to accounts. */
final class SubjectStatements {
  private static final Set<Scope> LASTING =
      EnumSet.of(
          Scope.PAYEE,
          Scope.DEVICE,
          Scope.IP_LOGIN,
          Scope.NET_LOGIN,
          Scope.MERCHANT_BIN,
          Scope.RAIL);

  private static final List<String> SOURCE = List.of("ip", "subnet");
  private static final List<String> DEVICE = List.of("device");
  private static final List<String> PAYEE = List.of("payee");

  private static final List<Row> NO_STEPS = Collections.singletonList(null);

  private final SignalMaker maker = new SignalMaker();
  private final Defaults defaults = new Defaults();

  /**
   * The pattern holds: a signal, unless this pane already has one as severe and on evidence as
   * complete, or a later pane has one at all: what comes late must not take its place.
   */
  void raise(
      Event event,
      SubjectState state,
      Sub sub,
      PatternPlan plan,
      AlternativePlan alternative,
      String key,
      Program program,
      Outlet out) {
    String patternId = plan.pattern().id();
    long pane = Math.floorDiv(event.time(), plan.pane()) * plan.pane();
    String id = Ids.signal(event.tenant(), patternId, plan.pattern().key(), key, "pane:" + pane);
    LiveSignal before = sub.standing().newest(patternId);
    boolean same = before != null && before.id().equals(id);
    boolean older = before != null && !same && event.time() < before.since();
    int graver = same ? alternative.alternative().severity().compareTo(before.severity()) : 1;
    if (older || graver < 0 || (graver == 0 && !before.degraded())) {
      return;
    }
    boolean degraded = defaults.taken(alternative.last(), plan, event, null);
    if (graver == 0 && degraded) {
      return;
    }
    LiveSignal made =
        maker.make(
            event,
            plan,
            key,
            new SignalMaker.Held(
                id,
                alternative.alternative(),
                NO_STEPS,
                event.time(),
                List.of(event.id()),
                degraded));
    LiveSignal found =
        program.guards() == null
            ? made
            : program.guards().apply(made, event, sub.standing().signals());
    boolean suppressed = sub.standing().directives.suppresses(found, event);
    LiveSignal signal = suppressed ? found.unheard() : found;
    if (suppressed) {
      out.count(Tallied.SUPPRESSED);
    }
    int revision = same ? sub.standing().revisions.get(patternId) + 1 : 0;
    sub.saying().say(signal);
    sub.saying().revisions.put(patternId, revision);
    out.signal(
        new Signal(
            event.tenant(),
            true,
            revision,
            signal,
            SignalMaker.told(plan, signal),
            plan.warming(event),
            own(signal)));
    LiveSignal stands = sub.standing().directives.standing(signal, state.newest);
    if (signal.enforced() && stands != null) {
      boolean snoozed = graver > 0 && sub.standing().directives.snoozes(signal, event);
      if (snoozed) {
        out.count(Tallied.SNOOZED);
      } else if (!same) {
        Alerts.raised(sub.saying().coolDowns, event, plan, signal, program.policy(), out);
      } else if (graver > 0) {
        Alerts.graver(sub.saying().coolDowns, event, plan, signal, program.policy(), out);
      }
      restrict(event, state, sub, stands, program.policy(), out);
      long since = event.time() - plan.reach();
      for (var contact : List.copyOf(sub.touched.accounts.entrySet())) {
        if (contact.getValue().at() > since) {
          tell(event, sub, contact.getKey(), signal, out);
        }
      }
    }
  }

  /**
   * Remembers which account a subject touched that something is counted of, and tells it where a
   * signal is live.
   */
  void touch(Event event, Subs subs, StagePlan stage, Outlet out) {
    String account = event.key("account");
    if (account == null) {
      return;
    }
    List<String> dimensions = dimensions(stage.stage(), event);
    for (int i = 0; i < dimensions.size(); i++) {
      String dimension = dimensions.get(i);
      Sub sub = subs.in(dimension);
      if (sub == null || !subs.isWatched(dimension, sub, stage, event.time())) {
        continue;
      }
      if (!sub.touched.touch(account, event.time(), stage.reach())) {
        ContactsCut.tell(event, sub.touched, dimension, Keys.of(event, dimension), out);
      }
      Standing standing = sub.standing();
      for (LiveSignal signal : standing.signals()) {
        boolean stands = standing.directives.standing(signal, event.time(), event.id()) != null;
        if (stands && signal.enforced() && signal.until() > event.time()) {
          tell(event, sub, account, signal, out);
        }
      }
    }
  }

  /** Live signals of the subjects here go along with the event to the decision. */
  static void meet(Event event, Subs subs, KeyStage stage) {
    if (!event.stream().decide()) {
      return;
    }
    List<String> dimensions = dimensions(stage, event);
    for (int i = 0; i < dimensions.size(); i++) {
      Sub sub = subs.in(dimensions.get(i));
      if (sub == null) {
        continue;
      }
      for (LiveSignal known : sub.standing().signals()) {
        LiveSignal signal = sub.standing().directives.standing(known, event.time(), event.id());
        if (signal != null && signal.until() > event.time() && signal.since() <= event.time()) {
          event.meet(signal);
        }
      }
    }
  }

  private static void tell(Event event, Sub sub, String account, LiveSignal signal, Outlet out) {
    Touched.Contact contact = sub.touched.accounts.get(account);
    if (contact == null || contact.knows(signal.patternId(), event.time())) {
      return;
    }
    sub.touched.told(account, signal.patternId(), signal.until(), event.time());
    LiveSignal notice = signal.since() == event.time() ? signal : as(signal, event);
    Map<String, String> keys = Map.of("account", account);
    out.signal(new Signal(event.tenant(), true, 0, notice, Mode.ENFORCE, false, keys));
  }

  /** The signal as of an event that met it. */
  private static LiveSignal as(LiveSignal signal, Event event) {
    return new LiveSignal(
        signal.id(),
        signal.patternId(),
        signal.version(),
        signal.alternative(),
        signal.severity(),
        signal.group(),
        signal.dimension(),
        signal.key(),
        event.time(),
        event.id(),
        signal.until(),
        signal.effects(),
        signal.enforced(),
        signal.degraded(),
        List.of(event.id()),
        signal.reason(),
        signal.values());
  }

  /** A network has no address of its own that would lead back to it and to nobody else. */
  static Map<String, String> own(LiveSignal signal) {
    return switch (signal.dimension()) {
      case "subnet", KeyStage.WHOLE -> Map.of();
      case "ip" -> Map.of("ip", address(signal.key()));
      default -> Map.of(signal.dimension(), signal.key());
    };
  }

  /** An address with the same key: of IPv6, the first of its network. */
  private static String address(String ipKey) {
    int prefix = ipKey.indexOf('/');
    return prefix < 0 ? ipKey : ipKey.substring(0, prefix);
  }

  private static void restrict(
      Event event, SubjectState state, Sub sub, LiveSignal signal, Policy policy, Outlet out) {
    for (Effect effect : signal.effects()) {
      if (!LASTING.contains(effect.scope()) || effect.floor().compareTo(Action.STEP_UP) < 0) {
        continue;
      }
      long until = policy.end(effect.floor(), signal.since(), effect.until());
      String slot = effect.scope().name();
      InForce written = sub.standing().restrictions.get(slot);
      InForce before = written == null ? null : written.from(event.time());
      InForce wanted =
          before == null ? new InForce(effect.floor(), until) : before.and(effect.floor(), until);
      long notable = Math.max(InForce.NOTABLE, (until - event.time()) / 8);
      if (wanted.isSaidBy(before, event.time(), notable)) {
        continue;
      }
      sub.saying().restrictions.put(slot, wanted);
      out.restriction(
          new Restriction(
              event.tenant(),
              signal.dimension(),
              signal.key(),
              effect.scope(),
              wanted.action(),
              false,
              state.nextEpoch(event.time()),
              event.time(),
              wanted.until(),
              event.appendTime(),
              null,
              List.of(signal.patternId()),
              wanted.then()));
    }
  }

  /** The dimensions whose subjects an event has at a stage. */
  static List<String> dimensions(KeyStage stage, Event event) {
    return switch (stage) {
      case SOURCE -> SOURCE;
      case DEVICE -> DEVICE;
      case PAYEE -> PAYEE;
      case REFERENCE ->
          event.stream().dimensions().stream()
              .map(Field::dimension)
              .filter(dimension -> KeyStage.of(dimension) == KeyStage.REFERENCE)
              .toList();
      case ACCOUNT, PLATFORM -> List.of();
    };
  }
}
