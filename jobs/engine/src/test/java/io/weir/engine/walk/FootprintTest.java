package io.weir.engine.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.event.Event;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Patterns;
import io.weir.patterns.model.Pattern;
import io.weir.schemas.StreamCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a pattern asks, counts and keeps is what it is told to cost. */
class FootprintTest {
  private static final String ONE_EVENT =
      """
      key: account
      severity: low
      group: PAY
      action: {floor: monitor, scope: payment, ttl: 1m}
      when: {on: login, where: 'activity == "PASSWORD_RESET"'}
      """;

  private static final String COUNTING =
      """
      key: account
      severity: low
      group: PAY
      action: {floor: monitor, scope: payment, ttl: 1m}
      aggregates:
        logins: {count: login, over: 7d}
      when: {on: payment, where: 'logins.or(0) > 1000'}
      """;

  @Test
  void shouldAskAndKeepNothingOfEventsNoStepMentions() {
    Footprint footprint = of("reset", ONE_EVENT);

    assertThat(footprint.events()).isEqualTo(110);
    assertThat(footprint.asked()).isZero();
    assertThat(footprint.offered()).isZero();
    assertThat(footprint.bytes()).isZero();
  }

  @Test
  void shouldCountWhatMayCompleteAndWhatWindowsAreOffered() {
    Footprint footprint = of("counting", COUNTING);

    assertThat(footprint.asked()).isEqualTo(10);
    assertThat(footprint.offered()).isEqualTo(100);
    assertThat(footprint.bytes()).isGreaterThan(100);
  }

  @Test
  void shouldWeighALongerWindowAsMore() {
    long week = of("counting", COUNTING).bytes();
    long hour = of("shorter", COUNTING.replace("7d", "1h")).bytes();

    assertThat(hour).isLessThan(week);
  }

  private static Footprint of(String id, String text) {
    Pattern pattern = Patterns.read(id, text);
    return Footprint.of(pattern, events(), StreamCatalog.shipped(), Patterns.POLICY);
  }

  /** A hundred logins and ten payments of one account, an hour apart. */
  private static List<Event> events() {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 110; i++) {
      boolean login = i % 11 != 0;
      long at = i * 3_600_000L;
      Map<String, Object> fields =
          Map.of("account_id", "A", "activity", login ? "LOGON" : "PAYMENT_INITIATE");
      events.add(new Happening(login ? "login" : "payment", "e" + i, at, at, fields).event());
    }
    return events;
  }
}
