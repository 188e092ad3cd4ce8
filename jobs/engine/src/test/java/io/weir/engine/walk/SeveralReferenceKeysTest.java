package io.weir.engine.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.event.Event;
import io.weir.engine.program.Keys;
import io.weir.engine.program.Program;
import io.weir.engine.program.Versions;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Patterns;
import io.weir.engine.signal.Signal;
import io.weir.patterns.model.KeyStage;
import io.weir.schemas.StreamCatalog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An event with several keys of the reference stage walks with one and counts for each. */
final class SeveralReferenceKeysTest {
  private static final String BY_EMAIL =
      """
      key: [actor, email, phone]
      severity: medium
      group: SRC
      action: {floor: step-up, scope: account, ttl: 1h}
      aggregates:
        accounts: {distinct: login.account_id, where: 'activity == "CREATE"', over: 1h}
      reason: '{accounts} accounts'
      when: {on: login, where: 'activity == "CREATE" && accounts >= 3'}
      """;

  private static final String OF_EMPLOYEES =
      """
      key: account
      severity: low
      group: INS
      action: {floor: monitor, scope: event, ttl: 1h}
      aggregates:
        created: {count: login, key: actor, where: 'activity == "CREATE"', over: 1h}
        mailed:  {count: login, key: email, where: 'activity == "CREATE"', over: 1h}
      reason: '{created} by one, {mailed} of one address'
      when: {on: login, where: 'created.or(0) >= 3 && !known(mailed)'}
      """;

  @Test
  void shouldCountForEachKeyWhereverTheOthersLead() {
    List<Event> events =
        List.of(
            created(1, "E1", "N1", "R"), created(2, "E2", "N2", "R"), created(3, "E3", "N3", "R"));

    assertThat(raised(events, BY_EMAIL)).containsExactly("email R");
  }

  @Test
  void shouldCountAnEventOnceForEachOfItsKeys() {
    List<Event> events =
        List.of(created(1, "E", "N", "R"), created(2, "E", "N", "R"), created(3, "E", "N", "R"));

    assertThat(raised(events, BY_EMAIL)).containsExactly("actor E", "email R", "phone N");
  }

  @Test
  void shouldWalkWithTheFirstOfThemAndKnowWhatThatOneKnows() {
    List<Event> events =
        List.of(created(1, "E", "N1", "R"), created(2, "E", "N2", "R"), created(3, "E", "N3", "R"));

    assertThat(raised(events, OF_EMPLOYEES)).containsExactly("account A3");
  }

  @Test
  void shouldSendAsideOnlyWhatSomePatternCountsBy() {
    Event event = created(1, "E", "N", "R");
    Program all = versions(BY_EMAIL).newest();
    Program some = versions(OF_EMPLOYEES).newest();

    assertThat(all.beside(event, KeyStage.PAYEE, KeyStage.REFERENCE))
        .containsExactly("phone", "email");
    assertThat(all.beside(event, null, KeyStage.DEVICE)).isEmpty();
    assertThat(all.beside(event, KeyStage.REFERENCE, KeyStage.ACCOUNT)).isEmpty();
    assertThat(some.beside(event, null, KeyStage.ACCOUNT)).containsExactly("email");
    assertThat(all.beside(created(1, "E", null, null), null, KeyStage.REFERENCE)).isEmpty();
  }

  @Test
  void shouldFindTheDimensionInTheKey() {
    Event event = created(1, "a=b|c", "N", "R");

    assertThat(Keys.at(KeyStage.REFERENCE, event)).isEqualTo(Keys.reference(event, "actor"));
    assertThat(Keys.dimensionOf(Keys.reference(event, "actor"), event)).isEqualTo("actor");
    assertThat(Keys.walksWith(event, "actor")).isTrue();
    assertThat(Keys.walksWith(event, "email")).isFalse();
  }

  private static List<String> raised(List<Event> events, String pattern) {
    List<String> raised = new ArrayList<>();
    for (Signal signal :
        new Walk(StreamCatalog.shipped(), versions(pattern)).run(events).standing()) {
      raised.add(signal.live().dimension() + " " + signal.live().key());
    }
    return raised.stream().distinct().sorted().toList();
  }

  private static Versions versions(String pattern) {
    Versions versions = new Versions(StreamCatalog.shipped(), Patterns.POLICY);
    versions.put(Patterns.read("case", pattern), Long.MIN_VALUE);
    return versions;
  }

  private static Event created(int number, String actor, String phone, String address) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("activity", "CREATE");
    fields.put("account_id", "A" + number);
    fields.put("actor_id", actor);
    fields.put("msisdn_hash", phone);
    fields.put("email_root_hash", address);
    long at = number * 60_000L;
    return new Happening("login", "e" + number, at, at, fields).event();
  }
}
