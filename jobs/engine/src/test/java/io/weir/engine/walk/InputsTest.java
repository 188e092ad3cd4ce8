package io.weir.engine.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.event.Event;
import io.weir.engine.event.Spread;
import io.weir.engine.program.Versions;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Patterns;
import io.weir.patterns.model.KeyStage;
import io.weir.schemas.StreamCatalog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists, labels and profiles asked by patterns: what is known counts from when it is known. */
final class InputsTest {
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final long DAY = 24 * HOUR;

  private static final String LISTED_SOURCE =
      """
      key: account
      severity: medium
      group: LST
      action: {floor: step-up, scope: account-login, ttl: 1h}
      aggregates:
        blocked:        {last: indicator.valid_until, key: ip, over: 400d, where: 'list == "BLOCK"'}
        blockedNetwork: {last: indicator.valid_until, key: subnet, over: 400d, where: 'list == "BLOCK"'}
        allowed:        {last: indicator.valid_until, key: ip, over: 400d, where: 'list == "ALLOW"'}
      when:
        on: login
        where: >-
          blocked.or(event_time) > event_time
          || (blockedNetwork.or(event_time) > event_time && allowed.or(event_time) <= event_time)
      """;

  private static final String REPORTED_PAYEE =
      """
      key: payee
      severity: critical
      group: LST
      action: {floor: hold, scope: payee, ttl: 24h}
      aggregates:
        victims: {distinct: disposition.account_id, over: 30d, where: 'verdict in ["CONFIRMED_FRAUD", "SCAM_VICTIM"]'}
      when: {on: payment, where: 'victims >= 2'}
      """;

  private static final String FAR_FROM_HOME =
      """
      key: account
      severity: low
      group: CTX
      action: {floor: monitor, scope: event, ttl: 1h}
      aggregates:
        home: {last: profile.home_country, over: 400d}
      when: {on: login, where: 'net.country.or("") != home.or("")'}
      """;

  private int number;

  @Test
  void shouldHoldOnlyWhatComesAfterTheListing() {
    List<Happening> all =
        List.of(login(0, "192.0.2.7"), block(HOUR, "192.0.2.7", DAY), login(2 * HOUR, "192.0.2.7"));

    assertThat(raised(LISTED_SOURCE, all)).containsExactly(2 * HOUR);
  }

  @Test
  void shouldEndWhenTheListingDoes() {
    List<Happening> all =
        List.of(block(0, "192.0.2.7", DAY), login(DAY - 1, "192.0.2.7"), login(DAY, "192.0.2.7"));

    assertThat(raised(LISTED_SOURCE, all)).containsExactly(DAY - 1);
  }

  @Test
  void shouldEndWhenTheListingIsTakenBack() {
    List<Happening> all =
        List.of(
            block(0, "192.0.2.7", 90 * DAY),
            login(HOUR, "192.0.2.7"),
            block(2 * HOUR, "192.0.2.7", 2 * HOUR),
            login(3 * HOUR, "192.0.2.7"));

    assertThat(raised(LISTED_SOURCE, all)).containsExactly(HOUR);
  }

  @ParameterizedTest
  @CsvSource({
    // an address is not its subnet, a subnet holds all its addresses, a broad range its subnets
    "192.0.2.7,           192.0.2.7,         true",
    "192.0.2.7,           192.0.2.8,         false",
    "192.0.2.0/24,        192.0.2.8,         true",
    "192.0.2.0/24,        192.0.3.8,         false",
    "192.0.0.0/16,        192.0.77.8,        true",
    "192.0.0.0/16,        192.1.0.8,         false",
    "192.0.2.4/30,        192.0.2.7,         true",
    "192.0.2.4/30,        192.0.2.8,         false",
    "2001:db8:1:2::9,     2001:db8:1:2::aaaa,true",
    "2001:db8:1:2::9,     2001:db8:1:3::9,   false",
    "2001:db8:1::/48,     2001:db8:1:3::9,   true",
    "2001:db8:1::/48,     2001:db8:2:3::9,   false",
    "2001:db8:100::/40,   2001:db8:1ff:3::9, true",
    "2001:db8:100::/40,   2001:db8:200:3::9, false",
  })
  void shouldFindAnAddressInWhatIsListed(String listed, String address, boolean found) {
    List<Happening> all = List.of(block(0, listed, DAY), login(HOUR, address));

    assertThat(raised(LISTED_SOURCE, all)).hasSize(found ? 1 : 0);
  }

  @Test
  void shouldNotTakeTheListingOfAnAddressForOneOfItsSubnet() {
    String subnetOnly = LISTED_SOURCE.replace("blocked.or(event_time) > event_time", "false");
    List<Happening> all = List.of(block(0, "192.0.2.7", DAY), login(HOUR, "192.0.2.7"));

    assertThat(raised(subnetOnly, all)).isEmpty();
  }

  @Test
  void shouldLetTheLongerPrefixGoFirstWhereTheConditionSaysSo() {
    Happening exit = indicator(0, Map.of("list", "ALLOW", "src_ip", "192.0.2.7"), DAY);
    List<Happening> all =
        List.of(
            block(0, "192.0.2.0/24", 2 * DAY),
            exit,
            login(HOUR, "192.0.2.7"),
            login(2 * HOUR, "192.0.2.8"),
            login(DAY, "192.0.2.7"));

    assertThat(raised(LISTED_SOURCE, all)).containsExactly(2 * HOUR, DAY);
  }

  @Test
  void shouldCountLabelsFromTheMomentTheyAreGiven() {
    List<Happening> all =
        List.of(
            label(0, "A1", "SCAM_VICTIM"),
            label(HOUR, "A1", "CONFIRMED_FRAUD"),
            payment(2 * HOUR),
            label(3 * HOUR, "A2", "FALSE_POSITIVE"),
            payment(4 * HOUR),
            label(5 * HOUR, "A3", "CONFIRMED_FRAUD"),
            payment(6 * HOUR),
            payment(31 * DAY));

    assertThat(raised(REPORTED_PAYEE, all)).containsExactly(6 * HOUR);
  }

  @Test
  void shouldTakeTheProfileThatWasStatedWhenTheEventHappened() {
    List<Happening> all =
        List.of(
            loginFrom(0, "FR"),
            profile(HOUR, "FR"),
            loginFrom(2 * HOUR, "FR"),
            profile(3 * HOUR, "DE"),
            loginFrom(4 * HOUR, "DE"),
            loginFrom(5 * HOUR, "FR"));

    assertThat(raised(FAR_FROM_HOME, all)).containsExactly(0L, 5 * HOUR);
  }

  @Test
  void shouldSendAListedPayeeNowhereElse() {
    Versions versions = versions(REPORTED_PAYEE, LISTED_SOURCE, FAR_FROM_HOME);
    Event label = label(0, null, "MULE").event();
    Event listing = block(0, "192.0.2.7", DAY).event();

    assertThat(versions.newest().next(label, null)).isEqualTo(KeyStage.PAYEE);
    assertThat(versions.newest().next(label, KeyStage.PAYEE)).isNull();
    assertThat(versions.newest().next(listing, null)).isEqualTo(KeyStage.SOURCE);
    assertThat(versions.newest().next(listing, KeyStage.SOURCE)).isNull();
  }

  /** When signals stand after all of it, millis since the start. */
  private static List<Long> raised(String pattern, List<Happening> happenings) {
    List<Event> events = new ArrayList<>();
    happenings.forEach(one -> events.addAll(Spread.of(one.event())));
    return new Walk(StreamCatalog.shipped(), versions(pattern))
        .run(events).standing().stream()
            .map(signal -> signal.live().since() - Happening.START)
            .toList();
  }

  private static Versions versions(String... patterns) {
    Versions versions = new Versions(StreamCatalog.shipped(), Patterns.POLICY);
    int number = 0;
    for (String pattern : patterns) {
      versions.put(Patterns.read("case-" + ++number, pattern), Long.MIN_VALUE);
    }
    return versions;
  }

  private Happening block(long at, String range, long until) {
    return indicator(at, Map.of("list", "BLOCK", "src_ip", range), until);
  }

  private Happening indicator(long at, Map<String, Object> fields, long until) {
    Map<String, Object> all = new HashMap<>(fields);
    all.put("valid_until", Happening.START + until);
    all.put("confidence", 90);
    return happening("indicator", at, all);
  }

  private Happening label(long at, String account, String verdict) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("payee_id", "P");
    fields.put("account_id", account);
    fields.put("verdict", verdict);
    return happening("disposition", at, fields);
  }

  private Happening profile(long at, String country) {
    return happening("profile", at, Map.of("account_id", "A", "home_country", country));
  }

  private Happening login(long at, String address) {
    return happening(
        "login", at, Map.of("activity", "LOGON", "account_id", "A", "src_ip", address));
  }

  private Happening loginFrom(long at, String country) {
    return happening(
        "login", at, Map.of("activity", "LOGON", "account_id", "A", "net.country", country));
  }

  private Happening payment(long at) {
    return happening(
        "payment",
        at,
        Map.of(
            "activity",
            "PAYMENT_INITIATE",
            "account_id",
            "A9",
            "payee_id",
            "P",
            "direction",
            "DBIT"));
  }

  private Happening happening(String stream, long at, Map<String, Object> fields) {
    return new Happening(stream, "e" + ++number, at, at, fields);
  }
}
