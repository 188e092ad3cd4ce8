package io.weir.engine.account;

import io.weir.engine.decision.Decision.Weighed;
import io.weir.engine.decision.Reach;
import io.weir.engine.event.Event;
import io.weir.engine.program.AlternativePlan;
import io.weir.engine.program.Emergencies;
import io.weir.engine.program.Emergencies.LevelPlan;
import io.weir.engine.program.Emergencies.Raised;
import io.weir.engine.program.FactValues;
import io.weir.engine.program.Program;
import io.weir.engine.signal.Effect;
import io.weir.engine.signal.Ids;
import io.weir.engine.signal.LiveSignal;
import io.weir.patterns.condition.Frame;
import io.weir.patterns.emergency.Emergency;
import io.weir.patterns.model.Action;
import io.weir.patterns.model.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What emergencies that people raised ask of an operation. Keeps nothing: it follows from the
 * record and the operation. Not thread-safe.
 */
final class Protecting {
  /** What decisions call the cause, in the place of a pattern. */
  static final String CAUSE = "emergency";

  private static final String GROUP = "PLAT";

  private final Frame frame = new Frame();
  private final FactValues values = new FactValues();

  /**
   * The strictest that is asked of an operation.
   *
   * @param action the least to be done
   * @param until event time at which that ends
   * @param evidence what decisions show for it; it weighs nothing in the score
   */
  record Order(Action action, long until, Weighed evidence) {}

  /** What is asked of an operation; null where nothing is. */
  Order of(Kept kept, Program program, Emergencies emergencies) {
    Order strictest = null;
    for (Raised raised : emergencies.raised()) {
      if (raised.concerns(kept.event)) {
        Order order = order(kept, program, emergencies, raised);
        if (order != null
            && (strictest == null || order.action().compareTo(strictest.action()) > 0)) {
          strictest = order;
        }
      }
    }
    return strictest;
  }

  private Order order(Kept kept, Program program, Emergencies emergencies, Raised raised) {
    LevelPlan strictest = null;
    for (LevelPlan level : emergencies.upTo(raised.emergency().level())) {
      boolean stricter =
          strictest == null || level.level().action().compareTo(strictest.level().action()) >= 0;
      if (stricter && means(level, kept, program)) {
        strictest = level;
      }
    }
    if (strictest == null) {
      return null;
    }
    Action asked = strictest.level().action();
    Action action = Reach.possible(kept.event, asked, asked);
    Emergency emergency = raised.emergency();
    return new Order(
        action, emergency.until(), evidence(kept.event, raised, strictest.level().title(), action));
  }

  private boolean means(LevelPlan level, Kept kept, Program program) {
    AlternativePlan operations = level.plan().alternatives().get(0);
    return kept.satisfies(operations.last(), level.plan(), program, frame, values);
  }

  private static Weighed evidence(Event event, Raised raised, String title, Action action) {
    Emergency emergency = raised.emergency();
    LiveSignal signal =
        new LiveSignal(
            Ids.hash(CAUSE, event.tenant(), emergency.id(), Integer.toString(emergency.version())),
            CAUSE,
            emergency.version(),
            "level-" + emergency.level(),
            Severity.CRITICAL,
            GROUP,
            "platform",
            event.tenant(),
            Math.max(0, raised.from()),
            event.id(),
            emergency.until(),
            List.of(new Effect(action, action, Reach.of(event), emergency.until())),
            true,
            false,
            List.of(),
            title,
            Map.of(
                "scope", emergency.id(),
                "until", Instant.ofEpochMilli(emergency.until()).toString()));
    return new Weighed(signal, 1);
  }
}
