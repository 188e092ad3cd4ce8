package io.weir.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.aggregate.Measure;
import io.weir.engine.decision.Decision;
import io.weir.engine.program.Versions;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Patterns;
import io.weir.engine.walk.Told;
import io.weir.patterns.emergency.Emergency;
import io.weir.patterns.emergency.EmergencyScope;
import io.weir.patterns.model.Action;
import io.weir.patterns.model.Pattern;
import io.weir.patterns.policy.Policy;
import io.weir.patterns.policy.PolicyReader;
import io.weir.patterns.syntax.PatternReader;
import io.weir.schemas.StreamCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What an emergency does follows from its record and the operation, under the shipped levels. */
class EmergencyTest {
  private static final Path DEPLOY = Path.of("../../deploy");
  private static final long RAISED = 1_000;
  private static final long UNTIL = 60_000;

  private final Policy policy =
      PolicyReader.read("policy.yaml", Files.readString(DEPLOY.resolve("policy.yaml"))).policy();
  private final Versions versions = new Versions(StreamCatalog.shipped(), policy);
  private final AccountEvaluator evaluator = new AccountEvaluator(versions);
  private final AccountState state = new AccountState();
  private final Told told = new Told();

  EmergencyTest() throws IOException {}

  @Test
  void shouldHoldAllOutgoingMoneyOfItsScopeAndNothingElse() {
    raise(3, scope("t1", Map.of("rail", List.of("SCT_INST"))));

    assertThat(decided(payment("in-scope", 2_000, "SCT_INST", "P")).action())
        .isEqualTo(Action.HOLD);
    assertThat(decided(payment("other-rail", 2_001, "WIRE", "P")).action()).isEqualTo(Action.ALLOW);
    assertThat(decided(payment("before", RAISED - 1, "SCT_INST", "P")).action())
        .isEqualTo(Action.ALLOW);
    assertThat(decided(credit("incoming", 2_002)).action()).isEqualTo(Action.ALLOW);
    assertThat(decided(login("login", 2_003)).action()).isEqualTo(Action.ALLOW);
  }

  @Test
  void shouldBeAboutEverybodyOrOneTenant() {
    raise(3, scope("another", Map.of()));
    assertThat(decided(payment("ours", 2_000, "WIRE", "P")).action()).isEqualTo(Action.ALLOW);

    raise(3, scope(null, Map.of()));
    assertThat(decided(payment("all", 2_001, "WIRE", "P")).action()).isEqualTo(Action.HOLD);
  }

  @Test
  void shouldHoldForAsLongThoughASignalHoldsForLess() {
    versions.put(
        Patterns.read(
            "own",
            """
            key: account
            severity: high
            group: CHG
            action: {floor: hold, cap: hold, scope: payment, ttl: 1s}
            when: {on: payment, where: 'activity == "PAYMENT_INITIATE"'}
            """),
        Long.MIN_VALUE);
    raise(3, scope("t1", Map.of()));

    Decision decision = decided(payment("held", 2_000, "WIRE", "P"));

    assertThat(decision.signals()).hasSize(2);
    assertThat(decision.until()).isEqualTo(Happening.START + UNTIL);
  }

  @Test
  void shouldSayInTheDecisionWhyAndUntilWhen() {
    raise(3, scope("t1", Map.of()));

    Decision decision = decided(payment("held", 2_000, "WIRE", "P"));

    assertThat(decision.until()).isEqualTo(Happening.START + UNTIL);
    assertThat(decision.score()).isZero();
    assertThat(decision.signals()).hasSize(1);
    var evidence = decision.signals().get(0).signal();
    assertThat(evidence.patternId()).isEqualTo("emergency");
    assertThat(evidence.version()).isEqualTo(1);
    assertThat(evidence.alternative()).isEqualTo("level-3");
    assertThat(evidence.group()).isEqualTo("PLAT");
    assertThat(evidence.reason()).isEqualTo("Hold all outgoing money");
    assertThat(evidence.values()).containsEntry("scope", "tenant=t1").containsKey("until");
    assertThat(told.signals()).as("it is no signal").isEmpty();
  }

  @Test
  void shouldEndByTheTimeOfTheOperationWhoeverForgetsIt() {
    raise(3, scope(null, Map.of()));

    assertThat(decided(payment("last", UNTIL - 1, "WIRE", "P")).action()).isEqualTo(Action.HOLD);
    assertThat(decided(payment("over", UNTIL, "WIRE", "P")).action()).isEqualTo(Action.ALLOW);
  }

  @Test
  void shouldBeLoweredStepByStep() {
    EmergencyScope scope = scope(null, Map.of());
    raise(3, scope);
    versions.put(new Emergency(2, 2, scope, Happening.START + UNTIL, "calmer"), at(10_000));
    versions.put(new Emergency(3, 0, scope, 0, "over"), at(20_000));

    assertThat(decided(card("card-3", 5_000)).action()).isEqualTo(Action.HOLD);
    assertThat(decided(card("card-2", 10_000)).action()).isEqualTo(Action.ALLOW);
    assertThat(decided(payment("new-2", 10_001, "WIRE", "P")).action()).isEqualTo(Action.HOLD);
    assertThat(decided(payment("new-0", 20_000, "WIRE", "Q")).action()).isEqualTo(Action.ALLOW);
  }

  @Test
  void shouldTellPayeesPaidBeforeFromNewOnesByThePastThatPatternsKept() throws IOException {
    versions.put(shipped("abnormal-payout/new-payee-large-payout"), Long.MIN_VALUE);
    raise(2, scope(null, Map.of()));

    decided(payment("paid-before", 100, "WIRE", "P"));

    Decision known = decided(payment("known", 2_000, "WIRE", "P"));
    assertThat(known.action()).isEqualTo(Action.ALLOW);
    assertThat(decided(payment("new", 2_001, "WIRE", "Q")).action()).isEqualTo(Action.HOLD);
  }

  /** Where no pattern keeps the same, an emergency raised tonight would know nobody's payees. */
  @Test
  void shouldAskForWhatTheShippedPatternsKeep() throws IOException {
    Pattern keeping = shipped("abnormal-payout/new-payee-large-payout");
    List<Long> kept =
        keeping.aggregates().stream().map(one -> new Measure(one).windowId()).toList();
    Pattern asking = policy.emergency().levels().get(1).operations();

    assertThat(asking.aggregates()).isNotEmpty();
    assertThat(asking.aggregates())
        .allSatisfy(one -> assertThat(kept).contains(new Measure(one).windowId()));
  }

  @Test
  void shouldDecideAgainWhatWasDecidedBeforeItWasKnown() {
    decided(payment("early", 2_000, "WIRE", "P"));
    raise(3, scope(null, Map.of()));

    evaluator.onWatermark(state, Happening.START, told);

    Decision revised = told.decisions().get(told.decisions().size() - 1);
    assertThat(revised.trigger().id()).isEqualTo("early");
    assertThat(revised.revision()).isEqualTo(1);
    assertThat(revised.action()).isEqualTo(Action.HOLD);
    assertThat(revised.stale()).isTrue();
  }

  @Test
  void shouldAskForAStepUpWhereNothingIsKnownOfTheCustomer() {
    raise(1, scope(null, Map.of()));

    assertThat(decided(payment("unknown", 2_000, "WIRE", "P")).action()).isEqualTo(Action.STEP_UP);
  }

  private static Pattern shipped(String name) throws IOException {
    Path file = DEPLOY.resolve("patterns").resolve(name + ".yaml");
    return new PatternReader(StreamCatalog.shipped())
        .read(file.toString(), Files.readString(file))
        .pattern();
  }

  private static EmergencyScope scope(String tenant, Map<String, List<String>> fields) {
    return new EmergencyScope(tenant, new TreeMap<>(fields));
  }

  private void raise(int level, EmergencyScope scope) {
    versions.put(new Emergency(1, level, scope, at(UNTIL), "an attack"), at(RAISED));
  }

  private static long at(long time) {
    return Happening.START + time;
  }

  private Decision decided(Happening operation) {
    evaluator.eager(operation.event(), state, Long.MIN_VALUE, told);
    Decision last = told.decisions().get(told.decisions().size() - 1);
    assertThat(last.trigger().id()).isEqualTo(operation.id());
    return last;
  }

  private static Happening payment(String id, long time, String rail, String payee) {
    return happening(
        "payment",
        id,
        time,
        Map.of(
            "activity", "PAYMENT_INITIATE", "direction", "DBIT", "rail", rail, "payee_id", payee));
  }

  private static Happening card(String id, long time) {
    return happening("payment", id, time, Map.of("activity", "CARD_AUTH", "direction", "DBIT"));
  }

  private static Happening credit(String id, long time) {
    return happening(
        "payment", id, time, Map.of("activity", "PAYMENT_INITIATE", "direction", "CRDT"));
  }

  private static Happening login(String id, long time) {
    return happening("login", id, time, Map.of("activity", "LOGON"));
  }

  private static Happening happening(
      String stream, String id, long time, Map<String, Object> fields) {
    Map<String, Object> all = new HashMap<>(fields);
    all.put("account_id", "A");
    return new Happening(stream, id, time, time, all);
  }
}
