package io.weir.engine.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.event.Event;
import io.weir.engine.program.Versions;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Patterns;
import io.weir.engine.signal.Signal;
import io.weir.schemas.StreamCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A parameter is for each tenant what it is for him, wherever it is read. */
class ParametersByTenantTest {
  private static final String MANY_LARGE =
      """
      key: account
      severity: high
      group: PAY
      action: {floor: hold, scope: payment, ttl: 1h}
      params:
        large: {value: 100, min: 1, max: 1000, unit: minor, tenants: {t2: 500}}
        often: {value: 2, min: 1, max: 10, tenants: {t3: 3}}
      aggregates:
        many: {count: payment, over: 1h, where: 'base_amount_minor >= params.large'}
      when:
        on: payment
        where: 'many >= params.often'
        reason: '{many} of {params.large}, {params.often} are many'
      """;

  private final List<Event> events = new ArrayList<>();

  @Test
  void shouldAskOfEachTenantsEventsWhatHisOwnSay() {
    for (String tenant : List.of("t1", "t2", "t3")) {
      pay(tenant, 200);
      pay(tenant, 500);
      pay(tenant, 500);
    }

    Versions versions = new Versions(StreamCatalog.shipped(), Patterns.POLICY);
    versions.put(Patterns.read("many-large", MANY_LARGE), Long.MIN_VALUE);
    Told told = new Walk(StreamCatalog.shipped(), versions).run(events);

    assertThat(told.standing())
        .extracting(Signal::tenant, one -> one.live().reason())
        .satisfiesExactlyInAnyOrder(
            one -> assertThat(one.toList()).containsExactly("t1", "2 of 100, 2 are many"),
            one -> assertThat(one.toList()).containsExactly("t1", "3 of 100, 2 are many"),
            one -> assertThat(one.toList()).containsExactly("t2", "2 of 500, 2 are many"),
            one -> assertThat(one.toList()).containsExactly("t3", "3 of 100, 3 are many"));
  }

  private void pay(String tenant, long amount) {
    int number = events.size();
    Map<String, Object> fields =
        Map.of(
            "tenant_id",
            tenant,
            "account_id",
            "A",
            "activity",
            "PAYMENT_INITIATE",
            "base_amount_minor",
            amount);
    events.add(new Happening("payment", "e" + number, number, number, fields).event());
  }
}
