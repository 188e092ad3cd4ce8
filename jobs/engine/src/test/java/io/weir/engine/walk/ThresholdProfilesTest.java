package io.weir.engine.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.event.Event;
import io.weir.engine.program.Versions;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Patterns;
import io.weir.engine.signal.Signal;
import io.weir.schemas.StreamCatalog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A parameter is what the threshold profile of the account says, as of the event judged. */
class ThresholdProfilesTest {
  private static final String LARGE =
      """
      key: account
      severity: high
      group: PAY
      action: {floor: hold, scope: payment, ttl: 1h}
      profile: segment
      params:
        large:
          value: 100
          min: 1
          max: 1000
          tenants: {t2: 300}
          profiles: {SME: 500, CORPORATE: 900}
      aggregates:
        segment: {last: profile.segment, over: 400d}
      when:
        on: payment
        where: 'base_amount_minor >= params.large'
        reason: '{base_amount_minor} of {params.large}'
      """;

  private final List<Event> events = new ArrayList<>();

  @Test
  void shouldAskWhatTheProfileOfTheAccountSays() {
    profile("t1", "small", "SME");
    profile("t1", "big", "CORPORATE");
    profile("t1", "shop", "MERCHANT");
    for (String account : List.of("unknown", "shop", "small", "big")) {
      pay("t1", account, 99);
      pay("t1", account, 100);
      pay("t1", account, 500);
      pay("t1", account, 900);
    }

    assertThat(reasons())
        .containsExactlyInAnyOrder(
            "unknown: 100 of 100",
            "unknown: 500 of 100",
            "unknown: 900 of 100",
            "shop: 100 of 100",
            "shop: 500 of 100",
            "shop: 900 of 100",
            "small: 500 of 500",
            "small: 900 of 500",
            "big: 900 of 900");
  }

  @Test
  void shouldGoByTheProfileAsOfTheEvent() {
    pay("t1", "A", 400);
    profile("t1", "A", "SME");
    pay("t1", "A", 400);
    profile("t1", "A", "RETAIL");
    pay("t1", "A", 401);

    assertThat(reasons()).containsExactlyInAnyOrder("A: 400 of 100", "A: 401 of 100");
  }

  @Test
  void shouldPutWhatIsSaidOfATenantFirst() {
    profile("t2", "A", "SME");
    pay("t2", "A", 299);
    pay("t2", "A", 300);

    assertThat(reasons()).containsExactly("A: 300 of 300");
  }

  private List<String> reasons() {
    Versions versions = new Versions(StreamCatalog.shipped(), Patterns.POLICY);
    versions.put(Patterns.read("large", LARGE), Long.MIN_VALUE);
    Told told = new Walk(StreamCatalog.shipped(), versions).run(events);
    return told.standing().stream().map(ThresholdProfilesTest::told).toList();
  }

  private static String told(Signal signal) {
    return signal.account() + ": " + signal.live().reason();
  }

  private void pay(String tenant, String account, long amount) {
    add(
        "payment",
        tenant,
        account,
        Map.of("activity", "PAYMENT_INITIATE", "base_amount_minor", amount));
  }

  private void profile(String tenant, String account, String segment) {
    add("profile", tenant, account, Map.of("segment", segment));
  }

  private void add(String stream, String tenant, String account, Map<String, Object> own) {
    Map<String, Object> fields = new HashMap<>(own);
    fields.put("tenant_id", tenant);
    fields.put("account_id", account);
    int number = events.size();
    events.add(new Happening(stream, "e" + number, number, number, fields).event());
  }
}
