package io.weir.engine.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.decision.Decision;
import io.weir.engine.event.Event;
import io.weir.engine.outlet.Outlet.Tallied;
import io.weir.engine.program.Versions;
import io.weir.engine.property.Cases;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Patterns;
import io.weir.engine.property.Property;
import io.weir.engine.property.Seen;
import io.weir.engine.signal.LiveSignal;
import io.weir.engine.signal.Signal;
import io.weir.engine.walk.ChainRun.Time;
import io.weir.schemas.StreamCatalog;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Patterns on signals of patterns on signals: what stands in the end is what bounded passes come
 * to, in whatever order events arrive and statements about signals come back, however often.
 */
final class ChainsTest {

  @Test
  void shouldFollowAChainOfThree() {
    Versions versions = new Versions(StreamCatalog.shipped(), Patterns.POLICY);
    put(versions, "guessing", "when: {on: login, where: 'status == \"FAILURE\"'}", "low");
    put(
        versions,
        "entry",
        "sequence: {within: 1h, steps: [{s: signal, where: 'pattern_id == \"guessing\"'},"
            + " {entry: login, where: 'status == \"SUCCESS\"'}]}",
        "medium");
    put(
        versions,
        "takeover",
        "sequence: {within: 1h, steps: [{s: signal, where: 'pattern_id == \"entry\"'},"
            + " {out: payment}]}",
        "high");
    List<Event> events = new ArrayList<>();
    events.add(login("e1", 0, "FAILURE"));
    events.add(login("e2", 1_000, "SUCCESS"));
    events.add(payment("e3", 2_000));

    List<Signal> standing = new Walk(StreamCatalog.shipped(), versions).run(events).standing();

    assertThat(standing)
        .extracting(signal -> signal.live().patternId() + " at " + signal.live().sinceId())
        .containsExactly("guessing at e1", "entry at e2", "takeover at e3");
    String entry = standing.get(1).live().id();
    assertThat(standing.get(2).live().evidence()).containsExactly(entry, "e3");
  }

  @Test
  void shouldComeToTheSameEndInWhateverOrderStatementsComeBack() {
    Seen seen = Cases.check("chains of signals", 1_000, new SameEnd());

    assertThat(seen.of("signals on signals")).isPositive();
    assertThat(seen.of("signals on signals on signals")).isPositive();
    assertThat(seen.of("withdrawals")).isPositive();
    assertThat(seen.of("withdrawals of signals on signals")).isPositive();
    assertThat(seen.of("statements heard again")).isPositive();
    assertThat(seen.of("statements behind the watermark")).isPositive();
    assertThat(seen.of("signals without weight beside what rests on them")).isPositive();
    assertThat(seen.of("of these, counted")).isPositive();
  }

  private static void put(Versions versions, String id, String form, String severity) {
    String text =
        """
        key: account
        severity: %s
        group: CTX
        action: {floor: monitor, scope: account, ttl: 1h}
        """
            .formatted(severity);
    versions.put(Patterns.read(id, text + form + "\n"), Long.MIN_VALUE);
  }

  private static Event login(String id, long time, String status) {
    Map<String, Object> fields = Map.of("account_id", "A", "activity", "LOGON", "status", status);
    return new Happening("login", id, time, time, fields).event();
  }

  private static Event payment(String id, long time) {
    Map<String, Object> fields = Map.of("account_id", "A", "activity", "PAYMENT_INITIATE");
    return new Happening("payment", id, time, time, fields).event();
  }

  /** Never holds, but looks back at everything: what passed is there when signals come later. */
  private static final String KEEPING =
      """
      key: account
      severity: low
      group: CTX
      action: {floor: monitor, scope: account, ttl: 1h}
      sequence:
        within: 1h
        steps: [{a: login}, {b: payment}, {s: signal}, {c: payment, where: 'rail == "CRYPTO"'}]
      """;

  private static final String[] DEPTHS = {
    "signals", "signals on signals", "signals on signals on signals", "longer chains"
  };

  private record Case(List<String> patterns, List<Happening> arrivals, long seed, int delay) {
    /** How many patterns a pattern may rest on in a row, at most. */
    int depth(String id) {
      String text = patterns.get(Integer.parseInt(id.substring(1)));
      int depth = 0;
      for (int i = 0; i < patterns.size(); i++) {
        if (text.contains("\"p" + i + "\"")) {
          depth = Math.max(depth, 1 + depth("p" + i));
        }
      }
      return depth;
    }

    Versions versions() {
      Versions versions = new Versions(StreamCatalog.shipped(), Patterns.POLICY);
      for (int i = 0; i < patterns.size(); i++) {
        versions.put(Patterns.read("p" + i, patterns.get(i)), Long.MIN_VALUE);
      }
      versions.put(Patterns.read("keeping", KEEPING), Long.MIN_VALUE);
      return versions;
    }
  }

  private static final class SameEnd implements Property<Case> {
    @Override
    public Case generate(Random random) {
      List<Happening> arrivals = new ArrayList<>();
      int length = 10 + random.nextInt(50);
      int lateness = 1 + random.nextInt(15);
      for (int i = 3 + random.nextInt(6); i > 0; i--) {
        long time = random.nextInt(length);
        boolean login = random.nextInt(3) > 0;
        Map<String, Object> fields = new HashMap<>();
        fields.put("account_id", "A");
        fields.put("activity", login ? "LOGON" : "PAYMENT_INITIATE");
        fields.put("status", random.nextBoolean() ? "SUCCESS" : "FAILURE");
        fields.put("device_id", "D" + random.nextInt(2));
        fields.put("session_id", "S" + random.nextInt(2));
        String id = "e" + (char) ('a' + random.nextInt(26)) + i;
        Happening one = new Happening(login ? "login" : "payment", id, time, time, fields);
        boolean ahead = random.nextInt(6) == 0;
        int apart = random.nextInt(lateness);
        arrivals.add(one.appendedAt(ahead ? time - apart : time + apart));
        if (random.nextInt(6) == 0) {
          arrivals.add(arrivals.get(arrivals.size() - 1));
        }
      }
      return new Case(
          ChainPatterns.random(random), arrivals, random.nextLong(), 1 + random.nextInt(20));
    }

    @Override
    public List<Case> smaller(Case wrong) {
      List<Case> smaller = new ArrayList<>();
      for (int i = wrong.patterns().size(); i > 1; i--) {
        smaller.add(
            new Case(
                wrong.patterns().subList(0, i - 1), wrong.arrivals(), wrong.seed(), wrong.delay()));
      }
      for (List<Happening> fewer : Cases.without(wrong.arrivals())) {
        smaller.add(new Case(wrong.patterns(), fewer, wrong.seed(), wrong.delay()));
      }
      return smaller;
    }

    @Override
    public void check(Case one, Seen seen) {
      List<Event> events = one.arrivals().stream().distinct().map(Happening::event).toList();
      Told walked = new Walk(StreamCatalog.shipped(), one.versions()).run(events);
      for (Signal signal : walked.standing()) {
        seen.count(DEPTHS[one.depth(signal.live().patternId())]);
      }
      long seed = one.seed();
      for (Time time : Time.values()) {
        ChainRun live = new ChainRun(one.versions(), new Random(seed++), one.delay(), time);
        Told told = live.run(one.arrivals());
        assertThat(signals(told)).as("signals, waiting for %s", time).isEqualTo(signals(walked));
        assertThat(decisions(told))
            .as("decisions, waiting for %s", time)
            .isEqualTo(decisions(walked));
        consumed(told, seen);
        seen.count("statements heard", live.heard());
        seen.count("statements behind the watermark", live.behind());
        seen.count("statements heard again", told.count(Tallied.DUPLICATE, 0));
        for (Signal signal : told.signals()) {
          if (!signal.raised()) {
            boolean alone = one.depth(signal.live().patternId()) == 0;
            seen.count(alone ? "withdrawals" : "withdrawals of signals on signals");
          }
        }
      }
    }

    /** What any signal rests on has no weight in a decision beside it, and all else has. */
    private static void consumed(Told told, Seen seen) {
      Map<String, LiveSignal> standing = new HashMap<>();
      told.standing().forEach(signal -> standing.put(signal.live().id(), signal.live()));
      for (Decision decision : last(told)) {
        Set<String> evidence = new HashSet<>();
        Set<String> counted = new HashSet<>();
        for (Decision.Weighed one : decision.signals()) {
          evidence.addAll(standing.get(one.signal().id()).evidence());
          counted.addAll(standing.get(one.signal().id()).inputs());
        }
        for (Decision.Weighed one : decision.signals()) {
          String id = one.signal().id();
          boolean rested = evidence.contains(id) || counted.contains(id);
          assertThat(one.relation()).as("%s of %s", id, decision).isEqualTo(rested ? 0 : 1);
          if (rested) {
            seen.count("signals without weight beside what rests on them");
          }
          if (rested && !evidence.contains(id)) {
            seen.count("of these, counted");
          }
        }
      }
    }

    private static Map<String, String> signals(Told told) {
      Map<String, String> signals = new TreeMap<>();
      told.standing()
          .forEach(
              signal ->
                  signals.put(
                      signal.live().sinceId() + " " + signal.live().patternId(),
                      signal.live() + " " + new TreeMap<>(signal.keys())));
      return signals;
    }

    private static Map<String, String> decisions(Told told) {
      Map<String, String> decisions = new TreeMap<>();
      last(told)
          .forEach(
              decision ->
                  decisions.put(
                      decision.trigger().id(),
                      decision.action() + " " + decision.score() + " " + decision.groups()));
      return decisions;
    }

    private static Collection<Decision> last(Told told) {
      Map<String, Decision> last = new HashMap<>();
      for (Decision decision : told.decisions()) {
        last.merge(decision.id(), decision, (a, b) -> b.revision() >= a.revision() ? b : a);
      }
      return last.values();
    }
  }
}
