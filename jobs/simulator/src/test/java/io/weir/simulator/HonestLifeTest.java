package io.weir.simulator;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.simulator.world.NoiseOptions;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

class HonestLifeTest {

  private static final long HOUR = 3_600_000;
  private static final Run RUN =
      Run.of(SimulationOptions.of(5, 600, 21).withNoise(NoiseOptions.none()));

  @Test
  void shouldDoSixToTenThingsADay() {
    double perDay = (double) RUN.events().size() / RUN.options().accounts() / RUN.options().days();
    assertThat(perDay).isBetween(6.0, 10.0);
  }

  @Test
  void shouldComeCloseToTheNumberOfEventsAskedFor() {
    Run asked = Run.of(SimulationOptions.forEvents(100_000, 2));
    assertThat(asked.events().size()).isBetween(85_000, 115_000);
  }

  @Test
  void shouldNeverSpendWhatIsNotThere() {
    RUN.records("payment")
        .filter(record -> Run.text(record, "direction").equals("DBIT"))
        .filter(record -> Run.text(record, "status").equals("SUCCESS"))
        .forEach(
            record ->
                assertThat((Long) record.get("balance_before_minor"))
                    .isGreaterThanOrEqualTo((Long) record.get("base_amount_minor")));
  }

  @Test
  void shouldCarryTheBalanceFromOnePostingToTheNext() {
    Map<String, Long> balances = new HashMap<>();
    for (GenericRecord posting : postings()) {
      long before = (Long) posting.get("balance_before_minor");
      long amount = (Long) posting.get("base_amount_minor");
      String account = Run.text(posting, "account_id");
      assertThat(before).isEqualTo(balances.getOrDefault(account, before));
      boolean in = Run.text(posting, "direction").equals("CRDT");
      balances.put(account, in ? before + amount : before - amount);
    }
    assertThat(balances).hasSizeGreaterThan(500);
  }

  @Test
  void shouldUseFewDevicesAndMostlyStayInTheCountry() {
    Map<String, Set<String>> devices =
        RUN.honest("login")
            .collect(
                groupingBy(
                    record -> Run.text(record, "account_id"),
                    mapping(record -> Run.text(record, "device_id"), toSet())));
    assertThat(devices.values()).allSatisfy(used -> assertThat(used).hasSizeLessThanOrEqualTo(5));
    Set<String> home = Set.of("DE", "AT", "NL", "FR");
    long atHome = RUN.honest("login").filter(record -> home.contains(country(record))).count();
    assertThat(atHome / (double) RUN.honest("login").count()).isBetween(0.85, 0.995);
  }

  @Test
  void shouldShareOfficesCarriersAndSomeTablets() {
    Map<String, Set<String>> accountsPerIp = accountsPer("src_ip");
    assertThat(accountsPerIp.values()).anyMatch(accounts -> accounts.size() >= 15);
    Map<String, Set<String>> accountsPerDevice = accountsPer("device_id");
    assertThat(accountsPerDevice.values()).anyMatch(accounts -> accounts.size() > 1);
    assertThat(accountsPerDevice.values()).allMatch(accounts -> accounts.size() <= 4);
  }

  @Test
  void shouldSleepAtNight() {
    Map<Long, Long> perHour =
        RUN.honest("login")
            .filter(record -> Run.is(record, "LOGON"))
            .collect(groupingBy(record -> Run.time(record) / HOUR % 24 + 1, counting()));
    assertThat(perHour.get(3L)).isLessThan(perHour.get(19L) / 4);
  }

  @Test
  void shouldMakeTheMistakesPeopleMake() {
    assertThat(RUN.honest("login").filter(record -> Run.text(record, "status").equals("FAILURE")))
        .isNotEmpty();
    for (String activity : List.of("PASSWORD_RESET", "PASSWORD_CHANGE", "CONTACT_CHANGE")) {
      assertThat(RUN.honest("login").filter(record -> Run.is(record, activity)))
          .as(activity)
          .isNotEmpty();
    }
    assertThat(RUN.honest("device").filter(record -> Run.is(record, "REGISTER"))).isNotEmpty();
    assertThat(RUN.honest("device").filter(record -> Run.is(record, "SIM_CHANGE"))).isNotEmpty();
  }

  private static Map<String, Set<String>> accountsPer(String field) {
    return RUN.honest("login")
        .collect(
            groupingBy(
                record -> Run.text(record, field),
                mapping(record -> Run.text(record, "account_id"), toSet())));
  }

  /** In the order they were made: the last digits of an id count. */
  private static List<GenericRecord> postings() {
    return RUN.records("payment")
        .filter(record -> record.get("balance_before_minor") != null)
        .filter(record -> Run.text(record, "status").equals("SUCCESS"))
        .sorted(Comparator.comparing(record -> Run.text(record, "event_id").substring(24)))
        .toList();
  }

  private static String country(GenericRecord record) {
    return ((GenericRecord) record.get("net")).get("country").toString();
  }
}
