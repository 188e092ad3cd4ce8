package io.weir.engine.subject;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.outlet.Outlet.Tallied;
import io.weir.engine.program.Versions;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Patterns;
import io.weir.engine.signal.Signal;
import io.weir.engine.walk.Told;
import io.weir.engine.walk.Walk;
import io.weir.patterns.model.SignalStream;
import io.weir.schemas.StreamCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A subject that met more accounts than can be told says so, and patterns can ask for it. */
class ContactsCutTest {
  private static final long SECOND = 1_000;

  private static final String COUNTING =
      """
      key: ip
      severity: low
      group: SRC
      action: {floor: monitor, scope: event, ttl: 1h}
      aggregates: {names: {distinct: login.account_id, over: 24h}}
      when: {on: login, where: 'activity == "LOGON" && names > 1000000'}
      """;

  private static final String ASKING =
      """
      key: ip
      severity: low
      group: SRC
      action: {floor: monitor, scope: event, ttl: 1h}
      when: {on: signal, where: 'pattern_id == "weir-contacts-cut"'}
      """;

  @Test
  void shouldSaySoOnceAnHourAndBeASignalThatPatternsAskFor() {
    Told told = logons(2 * Touched.MOST, 3 * SECOND);

    List<Signal> cuts =
        told.signals().stream()
            .filter(one -> one.live().patternId().equals(SignalStream.CONTACTS_CUT))
            .toList();
    assertThat(told.count(Tallied.TOUCHED_OVERFLOW, 0)).isEqualTo(Touched.MOST);
    assertThat(cuts).hasSize(2).extracting(one -> one.live().id()).doesNotHaveDuplicates();
    assertThat(cuts.get(0).live().dimension()).isEqualTo("ip");
    assertThat(cuts.get(0).live().key()).isEqualTo("192.0.2.7");
    assertThat(cuts.get(0).live().sinceId()).isEqualTo("e" + Touched.MOST);
    assertThat(cuts.get(0).live().effects()).isEmpty();
    assertThat(told.standing())
        .extracting(one -> one.live().patternId())
        .contains("asking", SignalStream.CONTACTS_CUT)
        .doesNotContain("counting");
  }

  @Test
  void shouldSayNothingOfOneThatMetAsManyAsAreRemembered() {
    Told told = logons(Touched.MOST, SECOND);

    assertThat(told.signals()).isEmpty();
    assertThat(told.count(Tallied.TOUCHED_OVERFLOW, 0)).isZero();
  }

  @Test
  void shouldSaySoOnceAnHourWhereTheStateIsStoredAfterEachEvent() {
    SubjectRun run = new SubjectRun(versions());

    run.eager(events(Touched.MOST + 40, SECOND), true);

    assertThat(run.counts).containsEntry(Tallied.TOUCHED_OVERFLOW, 40);
    assertThat(run.signals).hasSize(1);
  }

  private static Told logons(int accounts, long every) {
    return new Walk(StreamCatalog.shipped(), versions())
        .run(events(accounts, every).stream().map(Happening::event).toList());
  }

  private static Versions versions() {
    Versions versions = new Versions(StreamCatalog.shipped(), Patterns.POLICY);
    versions.put(Patterns.read("counting", COUNTING), Long.MIN_VALUE);
    versions.put(Patterns.read("asking", ASKING), Long.MIN_VALUE);
    return versions;
  }

  private static List<Happening> events(int accounts, long every) {
    List<Happening> events = new ArrayList<>();
    for (int i = 0; i < accounts; i++) {
      Map<String, Object> fields =
          Map.of("account_id", "a" + i, "activity", "LOGON", "src_ip", "192.0.2.7");
      events.add(new Happening("login", "e" + i, i * every, i * every, fields));
    }
    return events;
  }
}
