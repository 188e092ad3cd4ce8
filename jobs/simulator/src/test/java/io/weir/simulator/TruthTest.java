package io.weir.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.simulator.truth.AttackKind;
import io.weir.simulator.truth.AttackTruth;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

class TruthTest {

  private static final Run RUN = Run.of(SimulationOptions.forEvents(120_000, 11));
  private static final Map<String, GenericRecord> SENT = byId();

  @Test
  void shouldHoldAtLeastThreeAttacksOfEveryKind() {
    for (AttackKind kind : AttackKind.values()) {
      assertThat(RUN.truth().attacks(kind)).as(kind.label()).hasSizeGreaterThanOrEqualTo(3);
    }
  }

  @Test
  void shouldNameOnlyEventsThatWereSent() {
    for (AttackTruth attack : RUN.truth().attacks()) {
      assertThat(attack.eventIds()).as(attack.attackId()).allMatch(SENT::containsKey);
      assertThat(Set.copyOf(attack.eventIds())).containsAll(attack.harmfulEventIds());
      assertThat(attack.accountIds()).containsAll(attack.harmedAccountIds());
      for (String id : attack.eventIds()) {
        assertBelongs(attack, SENT.get(id));
      }
    }
  }

  @Test
  void shouldBeginAndEndWithItsEvents() {
    for (AttackTruth attack : RUN.truth().attacks()) {
      assertThat(attack.eventIds().stream().mapToLong(id -> Run.time(SENT.get(id))).min())
          .hasValue(attack.firstEventTime());
      assertThat(attack.eventIds().stream().mapToLong(id -> Run.time(SENT.get(id))).max())
          .hasValue(attack.lastEventTime());
    }
  }

  @Test
  void shouldTakeOverNoAccountTwice() {
    Set<String> takenOver = new HashSet<>();
    for (AttackTruth attack : RUN.truth().attacks()) {
      for (String account : attack.harmedAccountIds()) {
        assertThat(takenOver.add(account)).as(attack.attackId() + " " + account).isTrue();
      }
    }
  }

  @Test
  void shouldKnockWithinTheFirstHoursAndRobOnlyAfterTheWarmUp() {
    long start = RUN.options().start().toEpochMilli();
    long warm = start + Duration.ofDays(RUN.options().days()).toMillis() * 6 / 10;
    assertThat(RUN.truth().attacks().get(0).firstEventTime())
        .isLessThan(start + Duration.ofHours(3).toMillis());
    for (AttackTruth attack : RUN.truth().attacks()) {
      assertThat(attack.firstEventTime() >= warm || attack.harmfulEventIds().isEmpty())
          .as(attack.attackId())
          .isTrue();
    }
  }

  private static void assertBelongs(AttackTruth attack, GenericRecord record) {
    String account = Run.text(record, "account_id");
    assertThat(account == null || attack.accountIds().contains(account)).isTrue();
    String ip = Run.text(record, "src_ip");
    boolean byVictims = attack.kind() == AttackKind.MULE_FAN_IN;
    assertThat(ip == null || byVictims || attack.sourceIps().contains(ip)).isTrue();
  }

  private static Map<String, GenericRecord> byId() {
    Map<String, GenericRecord> sent = new HashMap<>();
    Stream.of("login", "device", "payment")
        .flatMap(RUN::records)
        .forEach(record -> sent.put(Run.text(record, "event_id"), record));
    return sent;
  }
}
