package io.weir.engine.program;

import io.weir.engine.event.Event;
import io.weir.patterns.emergency.Emergency;
import io.weir.patterns.emergency.EmergencyLevels.Level;
import io.weir.patterns.policy.Policy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The emergencies raised while a program judges, and what the policy says each does. Immutable.
 *
 * <p>An emergency that has ended by itself stays here until the next change of the pattern set: it
 * is about no operation any more, and all it costs is a comparison.
 */
public final class Emergencies {
  private final List<Raised> raised;
  private final List<LevelPlan> levels;

  /**
   * One that was raised.
   *
   * @param emergency what was said
   * @param from append time from which operations are decided under it
   */
  public record Raised(Emergency emergency, long from) {

    /** Whether it is about an operation: by its scope, and by when the operation happened. */
    public boolean concerns(Event operation) {
      return operation.time() < emergency.until()
          && emergency.scope().contains(operation.stream(), operation.tenant(), operation.row());
    }
  }

  /**
   * What a level does.
   *
   * @param level as the policy has it
   * @param plan asks whether an operation is meant
   */
  public record LevelPlan(Level level, PatternPlan plan) {}

  /**
   * @param raised at least one
   */
  Emergencies(List<Raised> raised, Policy policy, Parts parts) {
    this.raised =
        raised.stream()
            .sorted(
                Comparator.comparing((Raised one) -> -one.emergency().level())
                    .thenComparing(one -> one.emergency().id()))
            .toList();
    int highest = this.raised.get(0).emergency().level();
    List<LevelPlan> plans = new ArrayList<>();
    for (Level level : policy.emergency().upTo(highest)) {
      plans.add(new LevelPlan(level, parts.question(level.operations())));
    }
    this.levels = List.copyOf(plans);
  }

  /** Those raised, the highest level first. */
  public List<Raised> raised() {
    return raised;
  }

  /** What a level does: its own plan and those below it. A level the policy lost is its highest. */
  public List<LevelPlan> upTo(int level) {
    return levels.subList(0, Math.min(level, levels.size()));
  }
}
