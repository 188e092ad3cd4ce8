package io.weir.engine.subject;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.event.Event;
import io.weir.engine.event.Spread;
import io.weir.engine.program.Versions;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Patterns;
import io.weir.engine.signal.Signal;
import io.weir.engine.walk.Told;
import io.weir.engine.wire.EventWire;
import io.weir.patterns.model.KeyStage;
import io.weir.schemas.StreamCatalog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a network's owner keeps of listings, and whom it tells of one. */
final class ListingsTest {
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final long HOUR = Duration.ofHours(1).toMillis();

  private static final String LISTED =
      """
      key: ip
      severity: medium
      group: LST
      action: {floor: step-up, scope: ip-login, ttl: 1h}
      aggregates:
        blocked: {last: indicator.valid_until, over: 400d, where: 'list == "BLOCK"'}
      when: {on: login, where: 'blocked.or(event_time) > event_time'}
      """;

  private static final String MET_BEFORE =
      """
      key: ip
      severity: medium
      group: LST
      action: {floor: step-up, scope: ip-login, ttl: 1h}
      aggregates:
        accounts: {distinct: login.account_id, over: 72h}
      when: {on: indicator, where: 'list == "BLOCK" && valid_until > event_time && accounts > 0'}
      """;

  private static final String SURE =
      """
      key: ip
      severity: medium
      group: LST
      action: {floor: step-up, scope: ip-login, ttl: 1h}
      aggregates:
        listed: {strongest: indicator.confidence, per: source, until: valid_until, over: 400d, where: 'list == "BLOCK"'}
      when: {on: login, where: 'listed.or(0) >= 90'}
      """;

  private final SubjectState state = new SubjectState();
  private final Told told = new Told();

  @Test
  void shouldKeepAListingForFourHundredDaysAndNoLonger() {
    SubjectEvaluator evaluator = evaluator(LISTED);
    evaluator.eager(block("i1", 0, "192.0.2.7"), state, told);

    evaluator.onWatermark(state, Happening.START + 400 * DAY - 1, told);
    assertThat(state.isEmpty()).isFalse();
    assertThat(evaluator.nextEnd(state))
        .isBetween(Happening.START + 400 * DAY, Happening.START + 400 * DAY + HOUR);
    evaluator.onWatermark(state, Happening.START + 400 * DAY, told);
    assertThat(state.isEmpty()).isTrue();
  }

  @Test
  void shouldKeepOneValueOfAValueStatedAgainAndAgain() {
    SubjectEvaluator evaluator = evaluator(LISTED);
    for (int i = 0; i < 10_000; i++) {
      evaluator.eager(block("i" + i, i * 60_000L, "192.0.2.7"), state, told);
    }

    Sub sub = state.subs.get("ip=192.0.2.7");
    assertThat(sub.windows.largest()).isLessThanOrEqualTo(64);
  }

  @Test
  void shouldAskTheSurestWhoseWordStillStands() throws IOException {
    SubjectEvaluator evaluator = evaluator(SURE);
    evaluator.eager(stated("i1", 0, "police", 95, 30 * DAY), state, told);
    evaluator.eager(stated("i2", HOUR, "feed", 60, 60 * DAY), state, told);
    evaluator.eager(stated("i3", 2 * HOUR, "feed", 60, 0), state, told);

    SubjectState restored = restored();
    evaluator.eager(login("l1", DAY, "A"), restored, told);
    evaluator.eager(login("l2", 31 * DAY, "A"), restored, told);

    assertThat(told.standing()).extracting(signal -> signal.live().sinceId()).containsExactly("l1");
    assertThat(told.signals().get(0).live().values()).containsEntry("listed", "95");
  }

  @Test
  void shouldKeepOneStatementOfEachSource() {
    SubjectEvaluator evaluator = evaluator(SURE);
    for (int i = 0; i < 10_000; i++) {
      evaluator.eager(stated("i" + i, i * 60_000L, "s" + i % 5, 95, 60 * DAY), state, told);
    }

    assertThat(state.subs.get("ip=192.0.2.7").windows.largest()).isLessThanOrEqualTo(64);
  }

  private SubjectState restored() throws IOException {
    SubjectWire wire = new SubjectWire(new EventWire(StreamCatalog.shipped()));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    wire.write(state, new DataOutputStream(bytes));
    return wire.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
  }

  private static Event stated(String id, long at, String source, int sure, long until) {
    Map<String, Object> fields =
        Map.of(
            "activity",
            "LISTED",
            "list",
            "BLOCK",
            "src_ip",
            "192.0.2.7",
            "source",
            source,
            "confidence",
            (long) sure,
            "valid_until",
            Happening.START + until);
    return new Happening("indicator", id, at, at, fields).event();
  }

  @Test
  void shouldKnowAListingThatWaitsForTheWatermarkBeforeAnEventThatDoesNot() {
    SubjectEvaluator evaluator = evaluator(LISTED);
    evaluator.settle(block("i1", 0, "192.0.2.7"), state, told);
    evaluator.settle(block("i2", 2 * HOUR, "192.0.2.7"), state, told);
    evaluator.settle(login("waits", HOUR / 2, "B"), state, told);

    evaluator.eager(login("l1", HOUR, "A"), state, told);

    assertThat(told.standing()).extracting(signal -> signal.live().sinceId()).containsExactly("l1");
    assertThat(state.pending.events()).extracting(Event::id).containsExactly("waits", "i2");
  }

  @Test
  void shouldTellTheAccountsMetWithinReachOfALaterListing() {
    SubjectEvaluator evaluator = evaluator(MET_BEFORE);
    evaluator.eager(login("l0", 0, "long-ago"), state, told);
    evaluator.eager(login("l1", 50 * HOUR, "A"), state, told);
    evaluator.eager(login("l2", 71 * HOUR, "B"), state, told);

    evaluator.eager(block("i1", 73 * HOUR, "192.0.2.7"), state, told);

    assertThat(told.standing()).extracting(signal -> signal.live().sinceId()).containsExactly("i1");
    assertThat(told.signals())
        .extracting(Signal::account)
        .containsExactlyInAnyOrder(null, "A", "B");
  }

  @Test
  void shouldSpreadOverTheAddressesOfASmallRangeInOneNetwork() {
    SubjectEvaluator evaluator = evaluator(LISTED);
    List<Event> all = Spread.of(block("i1", 0, "192.0.2.4/30"));

    all.forEach(one -> evaluator.eager(one, state, told));

    assertThat(all).extracting(Event::id).doesNotHaveDuplicates().hasSize(4);
    assertThat(state.subs)
        .containsOnlyKeys("ip=192.0.2.4", "ip=192.0.2.5", "ip=192.0.2.6", "ip=192.0.2.7");
  }

  private static SubjectEvaluator evaluator(String pattern) {
    Versions versions = new Versions(StreamCatalog.shipped(), Patterns.POLICY);
    versions.put(Patterns.read("case", pattern), Long.MIN_VALUE);
    return new SubjectEvaluator(KeyStage.SOURCE, versions);
  }

  private static Event block(String id, long at, String range) {
    Map<String, Object> fields =
        Map.of(
            "list",
            "BLOCK",
            "src_ip",
            range,
            "confidence",
            90,
            "valid_until",
            Happening.START + 500 * DAY);
    return new Happening("indicator", id, at, at, fields).event();
  }

  private static Event login(String id, long at, String account) {
    Map<String, Object> fields =
        Map.of("activity", "LOGON", "account_id", account, "src_ip", "192.0.2.7");
    return new Happening("login", id, at, at, fields).event();
  }
}
