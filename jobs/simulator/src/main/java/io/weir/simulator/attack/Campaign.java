package io.weir.simulator.attack;

import io.weir.simulator.life.Society;
import io.weir.simulator.truth.AttackKind;
import io.weir.simulator.truth.AttackRecord;
import io.weir.simulator.truth.AttackTruth;
import io.weir.simulator.truth.GroundTruth;
import io.weir.simulator.world.Chance;
import io.weir.simulator.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Decides when which attack begins, and keeps the truth about all of them. */
public final class Campaign {

  private static final long HOUR = Duration.ofHours(1).toMillis();

  private final Society society;
  private final Targets targets;
  private final long seed;
  private final List<AttackRecord> records = new ArrayList<>();

  public Campaign(Society society, long seed) {
    this.society = society;
    this.targets = new Targets(society.population().people());
    this.seed = seed;
  }

  /**
   * Plans all attacks. Most begin after the warm-up, spread evenly; those on the front door that
   * need no history also knock once before, the first of them within the first two hours.
   *
   * @param counts how many of each kind
   * @param warmUpShare share of the simulated time before the others begin, 0 to 1
   */
  public void plan(Map<AttackKind, Integer> counts, double warmUpShare) {
    World world = society.world();
    long length = world.end() - world.start();
    long from = world.start() + (long) (length * warmUpShare);
    long to = Math.max(from + HOUR, world.end() - Math.min(16 * HOUR, (world.end() - from) / 2));
    Map<AttackKind, Integer> ordered = new EnumMap<>(AttackKind.class);
    ordered.putAll(counts);
    for (Map.Entry<AttackKind, Integer> entry : ordered.entrySet()) {
      AttackKind kind = entry.getKey();
      int count = entry.getValue();
      Chance chance = Chance.of(seed, kind.label(), 0);
      for (int i = 0; i < count; i++) {
        boolean early = i == 0 && knocks(kind, count);
        long slot = (to - from) / count;
        long begin =
            early
                ? firstKnock(kind, world.start(), chance)
                : from + i * slot + chance.between(0L, slot - 1);
        plan(kind, i, begin, early);
      }
    }
  }

  /** What has happened so far. */
  public GroundTruth truth() {
    return new GroundTruth(
        records.stream()
            .filter(AttackRecord::happened)
            .map(AttackRecord::truth)
            .sorted(
                Comparator.comparingLong(AttackTruth::firstEventTime)
                    .thenComparing(AttackTruth::attackId))
            .toList());
  }

  private void plan(AttackKind kind, int number, long begin, boolean rehearsal) {
    AttackRecord record =
        new AttackRecord(String.format(Locale.ROOT, "%s-%02d", kind.label(), number + 1), kind);
    records.add(record);
    Chance chance = Chance.of(seed, kind.label(), number + 1);
    Scene scene = new Scene(society, targets, record, chance, rehearsal);
    society.world().at(begin, () -> Attacks.of(kind).begin(scene));
  }

  private static boolean knocks(AttackKind kind, int count) {
    return switch (kind) {
      case CREDENTIAL_STUFFING -> true;
      case PASSWORD_SPRAY, BRUTE_FORCE -> count > 1;
      default -> false;
    };
  }

  private static long firstKnock(AttackKind kind, long start, Chance chance) {
    long half = HOUR / 2;
    return switch (kind) {
      case CREDENTIAL_STUFFING -> start + chance.between(half, 2 * HOUR);
      case BRUTE_FORCE -> start + chance.between(2 * HOUR, 10 * HOUR);
      default -> start + chance.between(10 * HOUR, 30 * HOUR);
    };
  }
}
