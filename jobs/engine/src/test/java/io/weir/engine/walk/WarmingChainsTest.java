package io.weir.engine.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.event.Event;
import io.weir.engine.program.Onlooker;
import io.weir.engine.program.Versions;
import io.weir.engine.property.Cases;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Patterns;
import io.weir.engine.property.Property;
import io.weir.engine.property.Seen;
import io.weir.engine.signal.Signal;
import io.weir.engine.walk.ChainRun.Time;
import io.weir.patterns.model.Mode;
import io.weir.schemas.StreamCatalog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What a pattern says while it is warming is told as one in shadow would tell it, so that those who
 * ask for signals of patterns in force build nothing on it.
 */
final class WarmingChainsTest {
  /** How far events may be ahead of their append. */
  private static final long AHEAD = 10;

  private static final String TAKEN_OVER =
      """
      key: account
      severity: high
      group: CHAIN
      action: {floor: hold, scope: account, ttl: 1h}
      """;

  @Test
  void shouldHoldNobodyByAChainThatBeginsWithAWarmingPattern() {
    Versions versions = versions("{on: login, where: 'fresh.or(false)'}", "account", 1_000);
    List<Event> events = List.of(login("e1", 2_000), payment("e2", 3_000));

    Told told = new Walk(StreamCatalog.shipped(), versions).run(events);

    assertThat(told.standing()).extracting(one -> one.live().patternId()).containsExactly("p");
    assertThat(told.standing()).extracting(Signal::warming).containsExactly(true);
    assertThat(told.standing()).extracting(Signal::mode).containsExactly(Mode.SHADOW);
  }

  @Test
  void shouldHoldByTheSameChainOnceItIsWarm() {
    Versions versions = versions("{on: login, where: 'fresh.or(false)'}", "account", -30_000);
    List<Event> events = List.of(login("e1", 2_000), payment("e2", 3_000));

    Told told = new Walk(StreamCatalog.shipped(), versions).run(events);

    assertThat(told.standing()).extracting(one -> one.live().patternId()).containsExactly("p", "q");
    assertThat(told.standing()).extracting(Signal::mode).containsOnly(Mode.ENFORCE);
  }

  @Test
  void shouldTellWhatAWarmingPatternOfAHotKeySaysAsInShadow() {
    Versions cold = versions("{on: login, where: 'fresh.or(false)'}", "device", 1_000);
    Versions warm = versions("{on: login, where: 'fresh.or(false)'}", "device", -30_000);
    List<Event> events = List.of(login("e1", 2_000));

    Told told = new Walk(StreamCatalog.shipped(), cold).run(events);

    assertThat(told.standing()).extracting(Signal::warming).containsExactly(true);
    assertThat(told.standing()).extracting(Signal::mode).containsExactly(Mode.SHADOW);
    assertThat(new Walk(StreamCatalog.shipped(), warm).run(events).standing())
        .extracting(Signal::mode)
        .containsExactly(Mode.ENFORCE);
  }

  @Test
  void shouldAccuseNobodyByAChainItWouldNotHaveAccusedHadAllBeenThere() {
    Seen seen = Cases.check("a chain on a pattern added while events flow", 1_000, new Innocent());

    assertThat(seen.of("held by the chain")).isPositive();
    assertThat(seen.of("said while warming")).isPositive();
    assertThat(seen.of("wrong, but only said while warming")).isPositive();
  }

  private static Versions versions(String when, String key, long from) {
    Versions versions = new Versions(StreamCatalog.shipped(), Patterns.POLICY);
    String text =
        """
        key: %s
        severity: high
        group: AUTH
        action: {floor: monitor, scope: %s, ttl: 1h}
        aggregates: {fresh: {firstSeen: login.account_id, over: 20s}}
        when: %s
        """;
    versions.put(Patterns.read("p", text.formatted(key, key, when)), Happening.START + from);
    versions.put(
        Patterns.read(
            "q",
            TAKEN_OVER
                + """
                sequence:
                  within: 1h
                  steps:
                    - s: signal
                      where: 'activity == "RAISED" && mode == "ENFORCE" && pattern_id == "p"'
                    - out: payment
                """),
        Long.MIN_VALUE);
    return versions;
  }

  private static Event login(String id, long time) {
    Map<String, Object> fields =
        Map.of("account_id", "A", "activity", "LOGON", "device_id", "D", "status", "SUCCESS");
    return new Happening("login", id, time, time, fields).event();
  }

  private static Event payment(String id, long time) {
    Map<String, Object> fields = Map.of("account_id", "A", "activity", "PAYMENT_INITIATE");
    return new Happening("payment", id, time, time, fields).event();
  }

  /**
   * A case.
   *
   * @param first the pattern that is added
   * @param second the pattern that was always there, and rests on the first
   * @param from append time from which the first is there
   */
  private record Added(
      String first, String second, long from, List<Happening> arrivals, long seed) {

    Versions versions(boolean always) {
      Versions versions =
          new Versions(
              StreamCatalog.shipped(), Patterns.POLICY, new Onlooker(Long.MIN_VALUE, AHEAD));
      long since = always ? Long.MIN_VALUE : Happening.START + from;
      versions.put(Patterns.read("p", first), since);
      versions.put(Patterns.read("q", second), Long.MIN_VALUE);
      return versions;
    }

    @Override
    public String toString() {
      return "from %d on%n%s%n%s%narrivals %s".formatted(from, first, second, arrivals);
    }
  }

  private static final class Innocent implements Property<Added> {
    private static final String[] FIRST = {
      "when: {on: login, where: 'fresh.or(false)'}",
      "sequence: {within: %dms, steps: [{a: login}, {not: {x: login, where: 'status == \"FAILURE\"'}}, {b: payment}]}",
      "sequence: {steps: [{not: {x: login, for: %dms, where: 'status == \"FAILURE\"'}}, {b: payment}]}",
    };

    private static final String[] SECOND = {
      "when: {on: signal, where: 'pattern_id == \"p\" && mode == \"ENFORCE\"'}",
      "when: {on: payment, where: 'heard >= 1'}",
      "sequence: {within: %dms, steps: [{s: signal, where: 'pattern_id == \"p\" && mode == \"ENFORCE\"'}, {b: payment}]}",
    };

    @Override
    public Added generate(Random random) {
      int length = 10 + random.nextInt(60);
      int lateness = 1 + random.nextInt(10);
      List<Happening> arrivals = new ArrayList<>();
      for (int i = 3 + random.nextInt(8); i > 0; i--) {
        long time = random.nextInt(length);
        boolean login = random.nextInt(3) > 0;
        Map<String, Object> fields = new HashMap<>();
        fields.put("account_id", "A");
        fields.put("activity", login ? "LOGON" : "PAYMENT_INITIATE");
        fields.put("status", random.nextBoolean() ? "SUCCESS" : "FAILURE");
        fields.put("device_id", "D" + random.nextInt(2));
        Happening one = new Happening(login ? "login" : "payment", "e" + i, time, time, fields);
        boolean ahead = random.nextInt(6) == 0;
        int apart = random.nextInt(lateness);
        arrivals.add(one.appendedAt(ahead ? time - apart : time + apart));
      }
      return new Added(
          first(random), second(random), random.nextInt(length), arrivals, random.nextLong());
    }

    private static String first(Random random) {
      return """
          key: account
          severity: high
          group: AUTH
          action: {floor: monitor, scope: account, ttl: 1h}
          aggregates: {fresh: {firstSeen: login.device_id, over: %dms}}
          """
              .formatted(1 + random.nextInt(25))
          + FIRST[random.nextInt(FIRST.length)].formatted(1 + random.nextInt(25))
          + "\n";
    }

    private static String second(Random random) {
      return TAKEN_OVER
          + """
          aggregates:
            heard: {count: signal, where: 'pattern_id == "p" && mode == "ENFORCE"', over: %dms}
          """
              .formatted(1 + random.nextInt(25))
          + SECOND[random.nextInt(SECOND.length)].formatted(1 + random.nextInt(25))
          + "\n";
    }

    @Override
    public List<Added> smaller(Added wrong) {
      return Cases.without(wrong.arrivals()).stream()
          .map(fewer -> new Added(wrong.first(), wrong.second(), wrong.from(), fewer, wrong.seed()))
          .toList();
    }

    @Override
    public void check(Added one, Seen seen) {
      List<Event> events = one.arrivals().stream().map(Happening::event).toList();
      Set<String> right = ids(new Walk(StreamCatalog.shipped(), one.versions(true)).run(events));
      check(new Walk(StreamCatalog.shipped(), one.versions(false)).run(events), right, seen);
      Random random = new Random(one.seed());
      check(
          new ChainRun(one.versions(false), random, 5, Time.NEVER).run(one.arrivals()),
          right,
          seen);
    }

    private static void check(Told told, Set<String> right, Seen seen) {
      Set<String> held = ids(told);
      held.removeIf(id -> !id.startsWith("q"));
      assertThat(right).as("all always there").containsAll(held);
      seen.count("held by the chain", held.size());
      for (Signal signal : told.standing()) {
        if (signal.warming()) {
          seen.count("said while warming");
          seen.count(right.contains(name(signal)) ? "right" : "wrong, but only said while warming");
        }
      }
    }

    private static Set<String> ids(Told told) {
      return told.standing().stream()
          .map(Innocent::name)
          .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String name(Signal signal) {
      return signal.live().patternId() + " at " + signal.live().sinceId();
    }
  }
}
