package io.weir.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.weir.schemas.Row;
import io.weir.schemas.StreamCatalog;
import io.weir.streaming.record.Arrival;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippedMappingsTest {
  private static final Path SETS =
      Path.of(System.getenv().getOrDefault("WEIR_LABELLED_SETS", "../../../shared/data"));
  private static final String LOGINS =
      """
      event_id,event_time,username,source_ip,success,failure_reason
      L1,2018-11-01T00:36:52.617Z,ann,192.0.2.1,1,
      L2,2018-11-01T00:36:53.617Z,anm,192.0.2.1,0,error_wrong_username
      L3,2018-11-01T00:36:54.617Z,ann,192.0.2.1,0,error_wrong_password
      L4,2018-11-01T00:36:55.617Z,ann,192.0.2.1,0,error_account_locked
      """;
  private static final String PAYMENTS =
      """
      event_id,event_time,type,amount,account_id,merchant,category,home_lat,home_long,merch_lat,merch_long
      S1,2023-01-01T00:00:03Z,CARD_PAYMENT,480.32,K1,"Miller, Sons and Co",gas_transport,42.5,-83.5,43.25,-82.75
      S2,2023-01-01T00:00:26Z,CARD_PAYMENT,9.5,K2,Shop Ltd,misc_net,41.5,-74.5,41.25,-73.5
      S3,2023-01-01T00:00:27Z,OTHER,9.5,K2,Shop Ltd,misc_net,41.5,-74.5,41.25,-73.5
      """;

  @TempDir private Path directory;

  @Test
  void shouldMapLogins() throws IOException {
    Path file = Files.writeString(directory.resolve("logins.csv"), LOGINS);
    try (Arrivals arrivals = input("login", file, "login-static").open()) {
      Row success = row(arrivals.next());
      assertThat(values(success, "event_id", "activity", "status", "account_id", "username_hash"))
          .containsExactly("L1", "LOGON", "SUCCESS", "ann", "ann");
      assertThat(values(success, "src_ip", "status_detail")).containsExactly("192.0.2.1", null);
      assertThat(values(row(arrivals.next()), "status", "status_detail", "account_id"))
          .containsExactly("FAILURE", "USER_DOES_NOT_EXIST", null);
      assertThat(values(row(arrivals.next()), "status", "status_detail", "account_id"))
          .containsExactly("FAILURE", "INVALID_CREDENTIALS", "ann");
      assertThat(values(row(arrivals.next()), "status", "status_detail", "account_id"))
          .containsExactly("FAILURE", "ACCOUNT_LOCKED_OUT", "ann");
      assertThat(arrivals.next()).isNull();
    }
  }

  @Test
  void shouldMapCardPayments() throws IOException {
    Path file = Files.writeString(directory.resolve("payments.csv"), PAYMENTS);
    try (Arrivals arrivals = input("payment", file, "sparkov").open()) {
      Row first = row(arrivals.next());
      assertThat(values(first, "event_id", "activity", "direction", "account_id", "card_id"))
          .containsExactly("S1", "PAYMENT_INITIATE", "DBIT", "K1", "K1");
      assertThat(values(first, "merchant_id", "payee_id", "category"))
          .containsExactly("Miller, Sons and Co", "Miller, Sons and Co", "gas_transport");
      assertThat(first.getLong(first.layout().field("base_amount_minor").index()))
          .isEqualTo(48_032);
      assertThat(first.getDouble(first.layout().field("merchant_lat").index())).isEqualTo(43.25);
      assertThat(first.getBoolean(first.layout().field("card_present").index())).isTrue();
      Row second = row(arrivals.next());
      assertThat(second.getBoolean(second.layout().field("card_present").index())).isFalse();
      assertThat(second.getLong(second.layout().field("base_amount_minor").index())).isEqualTo(950);
      assertThat(arrivals.next()).isNull();
      assertThat(arrivals.leftOut()).isEqualTo(1);
    }
  }

  @Test
  void shouldMapEveryLineOfTheLabelledSets() throws IOException {
    assumeTrue(Files.isDirectory(SETS), "no labelled sets in " + SETS);
    assertWhole("login", "login_static_nov2018_events.csv", "login-static", 12_836);
    assertWhole("login", "login_static_dec2018_events.csv", "login-static", 15_468);
    assertWhole("payment", "sparkov_2023q1_payments.csv", "sparkov", 94_550);
  }

  private static void assertWhole(String stream, String file, String mapping, long events)
      throws IOException {
    long mapped = 0;
    try (Arrivals arrivals = input(stream, SETS.resolve(file), mapping).open()) {
      for (Arrival arrival = arrivals.next(); arrival != null; arrival = arrivals.next()) {
        assertThat(arrival.dead()).isNull();
        mapped++;
      }
      assertThat(arrivals.leftOut()).isZero();
    }
    assertThat(mapped).isEqualTo(events);
  }

  private static ReplayInput input(String stream, Path file, String mapping) throws IOException {
    Path map = Path.of("../../deploy/mappings", mapping + ".yaml");
    List<StreamFile> files = List.of(new StreamFile(stream, file.toString()));
    ReplayInput input =
        new ReplayInput(
            StreamCatalog.shipped(), files, map.toString(), Files.readString(map), 60_000);
    assertThat(input.problems()).isEmpty();
    return input;
  }

  private static Row row(Arrival arrival) {
    assertThat(arrival.dead()).isNull();
    return arrival.event().row();
  }

  private static String[] values(Row row, String... paths) {
    String[] values = new String[paths.length];
    for (int i = 0; i < paths.length; i++) {
      int field = row.layout().field(paths[i]).index();
      values[i] = row.isNull(field) ? null : row.getString(field);
    }
    return values;
  }
}
