package io.weir.streaming.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.decision.Decision;
import io.weir.engine.program.Versions;
import io.weir.engine.signal.Signal;
import io.weir.engine.walk.Told;
import io.weir.engine.walk.Walk;
import io.weir.patterns.policy.PolicyReader;
import io.weir.schemas.StreamCatalog;
import io.weir.streaming.stage.StageOptions;
import io.weir.testkit.FlinkFixture;
import io.weir.testkit.KafkaFixture;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Whatever the order in which three topics of three partitions are read, the job says in the end
 * what the evaluators say of the sorted events, called one after another without Flink or Kafka.
 */
final class ShuffleITCase {
  /** Reads another key's window, so its facts are frozen as they are when an event passes. */
  private static final String CROSSING = "shared-device-payout";

  private static final TestPattern[] PATTERNS =
      Stream.of("enrolled-device-payout", "guessed-without-reset", "busy-account", CROSSING)
          .map(TestPattern::of)
          .toArray(TestPattern[]::new);

  private static final long SEED = 20_260_105;

  @RegisterExtension static final KafkaFixture KAFKA = KafkaFixture.shared();
  @RegisterExtension static final FlinkFixture FLINK = FlinkFixture.shared();

  /** Panes are aligned to the epoch, so that which events share one depends on the beginning. */
  private static final long BEGIN =
      Long.getLong("weir.begin", System.currentTimeMillis() - 2 * TenMinutes.LENGTH);

  private static final TenMinutes TOWN = new TenMinutes(SEED, BEGIN);
  private static final Told SORTED = walk();

  private static Told walk() {
    StreamCatalog catalog = StreamCatalog.shipped();
    Versions versions =
        new Versions(
            catalog, PolicyReader.read("policy.yaml", StageOptions.shippedPolicy()).policy());
    for (TestPattern pattern : PATTERNS) {
      versions.put(pattern.read(), Long.MIN_VALUE);
    }
    return new Walk(catalog, versions).run(TOWN.events());
  }

  @Test
  void shouldRaiseAndWithdrawLiveWhatSortedOrderRaises() throws Exception {
    try (TownRun run = new TownRun(KAFKA, FLINK, TOWN, PATTERNS, 3)) {
      run.start("--settleAfter", "24h");
      run.sendInStep(100);
      compareLive("in step", run);
    }
  }

  @Test
  void shouldRaiseTheSameWhenPartitionsAreReadMinutesApart() throws Exception {
    try (TownRun run = new TownRun(KAFKA, FLINK, TOWN, PATTERNS, 3)) {
      run.start("--settleAfter", "24h");
      run.send();
      compareLive("all at once", run);
    }
  }

  private static void compareLive(String how, TownRun run) throws Exception {
    run.awaitEveryDecision(Marks.NEVER);
    Map<String, Set<String>> live = run.standing();
    Map<String, Set<String>> sorted = sorted();
    Set<String> crossed = live.remove(CROSSING); // none where all devices were read last
    Set<String> crossing =
        differences(sorted.remove(CROSSING), crossed == null ? Set.of() : crossed);
    System.out.printf(
        "%s, seed %d, weir.begin %d, %.0f %% out of order: %s live, %d times withdrawn; %s: %d live differences"
            + " of %d%n",
        how,
        SEED,
        BEGIN,
        100 * TOWN.outOfOrder(),
        counts(live),
        run.withdrawn(),
        CROSSING,
        crossing.size(),
        sorted().get(CROSSING).size());
    assertThat(TOWN.outOfOrder()).isGreaterThan(0.2);
    assertThat(live).isEqualTo(sorted);
    assertThat(run.withdrawn()).isPositive();
    run.lastActions();
  }

  @Test
  void shouldCatchUpABacklogAsIfItHadBeenSorted() throws Exception {
    try (TownRun run = new TownRun(KAFKA, FLINK, TOWN, PATTERNS, 3)) {
      run.send();
      run.start("--settleAfter", "1s");

      run.awaitEveryDecision(TOWN.settled());

      assertThat(run.standing()).isEqualTo(sorted());
      assertThat(run.lastActions()).isEqualTo(sortedActions()).containsValue("HOLD");
      assertThat(run.decisions())
          .allSatisfy(decision -> assertThat(decision.get("late")).isEqualTo(true));
    }
  }

  @Test
  void shouldSettleTheSameAtAnotherParallelism() throws Exception {
    try (TownRun run = new TownRun(KAFKA, FLINK, TOWN, PATTERNS, 2)) {
      run.start("--settleAfter", "1s");
      run.send();

      run.awaitEveryDecision(TOWN.settled());

      assertThat(run.standing()).isEqualTo(sorted());
      assertThat(run.lastActions()).isEqualTo(sortedActions());
    }
  }

  private static Map<String, Set<String>> sorted() {
    return SORTED.standing().stream()
        .map(Signal::live)
        .collect(
            Collectors.groupingBy(
                live -> live.patternId(),
                TreeMap::new,
                Collectors.mapping(live -> live.id(), Collectors.toCollection(TreeSet::new))));
  }

  private static Map<String, String> sortedActions() {
    Map<String, Decision> last = new TreeMap<>();
    for (Decision decision : SORTED.decisions()) {
      last.merge(decision.trigger().id(), decision, (a, b) -> b.revision() >= a.revision() ? b : a);
    }
    Map<String, String> actions = new TreeMap<>();
    last.forEach((trigger, decision) -> actions.put(trigger, decision.action().name()));
    return actions;
  }

  private static Map<String, Integer> counts(Map<String, Set<String>> standing) {
    Map<String, Integer> counts = new TreeMap<>();
    standing.forEach((pattern, ids) -> counts.put(pattern, ids.size()));
    return counts;
  }

  private static Set<String> differences(Set<String> one, Set<String> other) {
    Set<String> either = new TreeSet<>(one);
    either.addAll(other);
    either.removeIf(id -> one.contains(id) && other.contains(id));
    return either;
  }
}
