package io.weir.simulator;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.simulator.truth.AttackKind;
import io.weir.simulator.truth.AttackTruth;
import io.weir.simulator.world.NoiseOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

/** Each kind does what its description says, over a good number of attacks. */
class AttackShapeTest {

  private static final Run RUN =
      Run.of(
          SimulationOptions.of(21, 2_000, 5)
              .withAttacks(SimulationOptions.ofEachKind(8))
              .withWarmUpShare(0.2)
              .withNoise(NoiseOptions.none()));
  private static final Map<String, GenericRecord> SENT = byId();

  @Test
  void shouldStuffManyMostlyUnknownNamesFromOneAddress() {
    each(
        AttackKind.CREDENTIAL_STUFFING,
        (attack, events) -> {
          List<GenericRecord> failures = failedLogons(events);
          assertThat(distinct(failures, "src_ip")).hasSize(1);
          assertThat(distinct(failures, "username_hash")).hasSizeGreaterThan(150);
          long unknown = failures.stream().filter(r -> r.get("account_id") == null).count();
          assertThat(unknown).isGreaterThan(failures.size() / 2);
        });
  }

  @Test
  void shouldSprayAFewTriesPerNameFromSeveralAddresses() {
    each(
        AttackKind.PASSWORD_SPRAY,
        (attack, events) -> {
          List<GenericRecord> failures = failedLogons(events);
          assertThat(distinct(failures, "src_ip")).hasSizeGreaterThan(3);
          Map<String, Long> tries =
              failures.stream().collect(groupingBy(r -> Run.text(r, "username_hash"), counting()));
          assertThat(tries).hasSizeGreaterThanOrEqualTo(25);
          assertThat(tries.values().stream().mapToLong(n -> n).average().orElse(0))
              .isBetween(1.9, 4.5);
        });
  }

  @Test
  void shouldGuessAtOneAccountOnly() {
    each(
        AttackKind.BRUTE_FORCE,
        (attack, events) -> {
          assertThat(attack.accountIds()).hasSize(1);
          assertThat(failedLogons(events)).hasSizeGreaterThanOrEqualTo(20);
        });
  }

  @Test
  void shouldAskThePhoneUntilItGivesIn() {
    each(
        AttackKind.MFA_PROMPT_BOMBING,
        (attack, events) -> {
          List<String> outcomes =
              events.stream()
                  .filter(r -> Run.is(r, "MFA_RESULT"))
                  .map(r -> Run.text(r, "mfa_outcome"))
                  .toList();
          assertThat(outcomes).hasSizeGreaterThan(5);
          assertThat(outcomes.get(outcomes.size() - 1)).isIn("APPROVED", "FRAUD_REPORTED");
          assertThat(outcomes.subList(0, outcomes.size() - 1)).doesNotContain("APPROVED");
        });
  }

  @Test
  void shouldUseTheOwnersSessionOnAnotherMachine() {
    each(
        AttackKind.STOLEN_SESSION,
        (attack, events) -> {
          String session = distinct(events, "session_id").iterator().next();
          GenericRecord opened =
              RUN.records("login")
                  .filter(r -> session.equals(Run.text(r, "session_id")) && Run.is(r, "LOGON"))
                  .findFirst()
                  .orElseThrow();
          assertThat(attack.eventIds()).doesNotContain(Run.text(opened, "event_id"));
          assertThat(distinct(events, "tls_fp")).doesNotContain(Run.text(opened, "tls_fp"));
        });
  }

  @Test
  void shouldFollowTheOrderOfEachStory() {
    inOrder(
        AttackKind.SIM_SWAP_THEN_RESET,
        "SIM_CHANGE",
        "PASSWORD_RESET",
        "LOGON",
        "PAYMENT_INITIATE");
    inOrder(AttackKind.LIMIT_RAISE_THEN_PAYOUT, "LOGON", "LIMIT_CHANGE", "PAYMENT_INITIATE");
    inOrder(AttackKind.DEVICE_CREDENTIAL_PAYOUT, "LOGON", "PAYEE_ADD", "PAYMENT_INITIATE");
  }

  @Test
  void shouldLeaveLittleOnADrainedAccount() {
    each(
        AttackKind.ACCOUNT_DRAIN,
        (attack, events) -> {
          List<GenericRecord> payments = payouts(events);
          assertThat(payments).hasSizeGreaterThanOrEqualTo(2);
          long first = (Long) payments.get(0).get("balance_before_minor");
          GenericRecord last = payments.get(payments.size() - 1);
          long left =
              (Long) last.get("balance_before_minor") - (Long) last.get("base_amount_minor");
          assertThat(left).isLessThan(first / 2);
        });
  }

  @Test
  void shouldCollectFromManyAndSendItOn() {
    each(
        AttackKind.MULE_FAN_IN,
        (attack, events) -> {
          assertThat(attack.harmedAccountIds()).hasSizeGreaterThan(5);
          assertThat(events).anyMatch(r -> Run.is(r, "INBOUND_CREDIT"));
        });
  }

  @Test
  void shouldWorkManyAccountsWithOneDevice() {
    each(
        AttackKind.DEVICE_FARM,
        (attack, events) -> {
          assertThat(attack.deviceIds()).hasSize(1);
          assertThat(attack.accountIds()).hasSizeGreaterThan(5);
        });
  }

  @Test
  void shouldPayManyTimesToManyWithinTheHour() {
    each(
        AttackKind.PAYOUT_VELOCITY,
        (attack, events) -> {
          assertThat(payouts(events)).hasSizeGreaterThan(4);
          assertThat(attack.payeeIds()).hasSizeGreaterThan(3);
        });
  }

  private static void each(AttackKind kind, BiConsumer<AttackTruth, List<GenericRecord>> check) {
    List<AttackTruth> attacks = RUN.truth().attacks(kind);
    assertThat(attacks).hasSize(8);
    attacks.forEach(attack -> check.accept(attack, eventsOf(attack)));
  }

  private static void inOrder(AttackKind kind, String... activities) {
    each(
        kind,
        (attack, events) -> {
          List<String> done = new ArrayList<>();
          events.forEach(r -> done.add(Run.text(r, "activity")));
          assertThat(new ArrayList<>(new LinkedHashSet<>(done))).containsSubsequence(activities);
        });
  }

  private static List<GenericRecord> eventsOf(AttackTruth attack) {
    return attack.eventIds().stream().map(SENT::get).toList();
  }

  private static List<GenericRecord> failedLogons(List<GenericRecord> events) {
    return events.stream()
        .filter(r -> Run.is(r, "LOGON") && Run.text(r, "status").equals("FAILURE"))
        .toList();
  }

  private static List<GenericRecord> payouts(List<GenericRecord> events) {
    return events.stream().filter(r -> Run.is(r, "PAYMENT_INITIATE")).toList();
  }

  private static Set<String> distinct(List<GenericRecord> events, String field) {
    Set<String> values = new HashSet<>();
    events.forEach(r -> values.add(Run.text(r, field)));
    return values;
  }

  private static Map<String, GenericRecord> byId() {
    Map<String, GenericRecord> sent = new HashMap<>();
    Stream.of("login", "device", "payment")
        .flatMap(RUN::records)
        .forEach(record -> sent.put(Run.text(record, "event_id"), record));
    return sent;
  }
}
