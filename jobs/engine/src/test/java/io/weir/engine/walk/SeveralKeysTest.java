package io.weir.engine.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.event.Event;
import io.weir.engine.program.Versions;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Patterns;
import io.weir.engine.signal.Signal;
import io.weir.patterns.model.Pattern;
import io.weir.schemas.StreamCatalog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One pattern that watches several keys: a signal for each, told apart by its dimension. */
final class SeveralKeysTest {
  private static final String TRIED_OFTEN =
      """
      key: [account, session, device]
      severity: medium
      group: AUTH
      action: {floor: step-up, scope: account-login, ttl: 1h}
      aggregates:
        failures: {count: login, where: 'status == "FAILURE"', over: 1h}
      reason: '{failures} failures'
      when: {on: login, where: 'failures >= 3'}
      """;

  @Test
  void shouldRaiseOneSignalPerKey() {
    List<Signal> standing = walk(TRIED_OFTEN, failures(3, "S", "D"));

    assertThat(standing)
        .extracting(signal -> signal.live().dimension() + " " + signal.live().key())
        .containsExactlyInAnyOrder("account A", "session S", "device D");
    assertThat(standing).extracting(signal -> signal.live().id()).doesNotHaveDuplicates();
    assertThat(standing).extracting(signal -> signal.live().patternId()).containsOnly("often");
  }

  @Test
  void shouldCountForEachKeyWhatBelongsToIt() {
    List<Event> events = failures(2, "S1", "D1");
    events.add(login("x", 10_000, "S2", "D1"));

    assertThat(walk(TRIED_OFTEN, events))
        .extracting(signal -> signal.live().dimension() + " " + signal.live().key())
        .containsExactlyInAnyOrder("account A", "device D1");
  }

  @Test
  void shouldLetAnAlternativeBeForSomeOfTheKeys() {
    String text =
        """
        key: [device, account]
        severity: low
        group: AUTH
        action: {floor: step-up, scope: account-login, ttl: 1h}
        aggregates:
          accounts: {distinct: login.account_id, over: 1h}
          mine: {count: login, key: account, over: 1h}
        alternatives:
          - {name: shared, key: device, severity: high, action: {floor: step-up, scope: device, ttl: 1h}, when: {on: login, where: 'accounts >= 1'}}
          - name: again
            key: account
            sequence:
              within: 1h
              steps:
                - first: login
                - second: login
                  where: 'mine == 3'
        """;

    assertThat(walk(text, failures(3, "S", "D")))
        .extracting(signal -> signal.live().dimension() + " " + signal.live().alternative())
        .contains("device shared", "account again")
        .doesNotContain("device again", "account shared");
  }

  @Test
  void shouldBeOnePatternForEachOfItsKeys() {
    Pattern pattern = Patterns.read("often", TRIED_OFTEN);

    assertThat(pattern.bindings())
        .extracting(Pattern::key)
        .containsExactly("account", "session", "device");
    assertThat(pattern.bindings()).allMatch(one -> one.aggregates().size() == 1);
  }

  private static List<Signal> walk(String text, List<Event> events) {
    Versions versions = new Versions(StreamCatalog.shipped(), Patterns.POLICY);
    versions.put(Patterns.read("often", text), Long.MIN_VALUE);
    return new Walk(StreamCatalog.shipped(), versions).run(events).standing();
  }

  private static List<Event> failures(int times, String session, String device) {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      events.add(login("e" + i, i * 1_000L, session, device));
    }
    return events;
  }

  private static Event login(String id, long time, String session, String device) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("account_id", "A");
    fields.put("activity", "LOGON");
    fields.put("status", "FAILURE");
    fields.put("session_id", session);
    fields.put("device_id", device);
    return new Happening("login", id, time, time, fields).event();
  }
}
