package io.weir.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.simulator.world.NoiseOptions;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

/** Honest people obey physics and the bank's own rules. */
class PlausibilityTest {

  private static final double KM_PER_DEGREE = 111.2;
  private static final double HOUR = 3_600_000;
  private static final Run RUN =
      Run.of(SimulationOptions.of(9, 500, 28).withNoise(NoiseOptions.none()));

  @Test
  void shouldTravelNoFasterThanAnAirliner() {
    Map<String, GenericRecord> last = new HashMap<>();
    RUN.honest("login")
        .filter(record -> record.get("session_id") != null && !viaVpn(record))
        .forEach(
            record -> {
              GenericRecord before = last.put(Run.text(record, "account_id"), record);
              if (before != null) {
                double hours = (Run.time(record) - Run.time(before)) / HOUR;
                double km = kilometres(net(before), net(record));
                assertThat(km < 400 || km / hours < 900)
                    .as(km + " km in " + hours + " hours")
                    .isTrue();
              }
            });
    assertThat(last).hasSizeGreaterThan(300);
  }

  @Test
  void shouldStayOnOneMachineAndOneAccountWithinASession() {
    Map<String, Set<String>> holders = new HashMap<>();
    RUN.honest("login")
        .filter(record -> record.get("session_id") != null)
        .forEach(
            record ->
                holders
                    .computeIfAbsent(Run.text(record, "session_id"), id -> new HashSet<>())
                    .add(Run.text(record, "account_id") + Run.text(record, "tls_fp")));
    assertThat(holders.values()).isNotEmpty().allMatch(holder -> holder.size() == 1);
  }

  @Test
  void shouldMostlyPayWhomTheyTrust() {
    long trusted =
        payouts().filter(record -> Boolean.TRUE.equals(record.get("payee_trusted"))).count();
    assertThat((double) trusted / payouts().count()).isBetween(0.6, 0.9);
  }

  @Test
  void shouldAddAPayeeBeforePayingAStranger() {
    Set<String> added = new HashSet<>();
    Set<String> vopPaid = new HashSet<>();
    RUN.honest("payment")
        .forEach(
            record -> {
              String pair = Run.text(record, "account_id") + Run.text(record, "payee_id");
              if (Run.is(record, "PAYEE_ADD")) {
                added.add(pair);
              } else if (record.get("vop_result") != null) {
                vopPaid.add(pair);
              }
            });
    assertThat(vopPaid).isNotEmpty();
    assertThat(added).containsAll(vopPaid);
  }

  private static Stream<GenericRecord> payouts() {
    return RUN.honest("payment").filter(record -> Run.is(record, "PAYMENT_INITIATE"));
  }

  private static boolean viaVpn(GenericRecord record) {
    return net(record).get("ip_type").toString().equals("VPN");
  }

  private static GenericRecord net(GenericRecord record) {
    return (GenericRecord) record.get("net");
  }

  /** Great-circle distance, less what the two places may be off. */
  private static double kilometres(GenericRecord from, GenericRecord to) {
    double lat1 = Math.toRadians(number(from, "lat"));
    double lat2 = Math.toRadians(number(to, "lat"));
    double along = Math.toRadians(number(to, "long") - number(from, "long"));
    double cosine =
        Math.sin(lat1) * Math.sin(lat2) + Math.cos(lat1) * Math.cos(lat2) * Math.cos(along);
    double km = Math.toDegrees(Math.acos(Math.min(1, cosine))) * KM_PER_DEGREE;
    return km - number(from, "accuracy_km") - number(to, "accuracy_km");
  }

  private static double number(GenericRecord net, String field) {
    return (Double) net.get(field);
  }
}
