package io.weir.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RowTest {
  private final RowLayout login = StreamCatalog.shipped().stream("login").layout();

  private RowBuilder smallest() {
    return new RowBuilder(login)
        .set("event_id", "e1")
        .set("tenant_id", "t1")
        .set("event_time", 1_767_607_200_000L)
        .set("activity", "LOGON");
  }

  private int index(String path) {
    return login.field(path).index();
  }

  @Test
  void shouldReadBackWhatWasSet() {
    Row row =
        smallest()
            .set("is_mfa", true)
            .set("net.asn", 64_500)
            .set("net.lat", 52.5)
            .set("user_agent", "Zażółć 🦆")
            .set("auth_factors", List.of("PASSWORD", "SMS"))
            .set("session.aal", 2)
            .build();

    assertThat(row.getString(index("event_id"))).isEqualTo("e1");
    assertThat(row.getLong(index("event_time"))).isEqualTo(1_767_607_200_000L);
    assertThat(row.getString(index("activity"))).isEqualTo("LOGON");
    assertThat(login.field("activity").symbols().get(row.getSymbol(index("activity"))))
        .isEqualTo("LOGON");
    assertThat(row.getBoolean(index("is_mfa"))).isTrue();
    assertThat(row.getLong(index("net.asn"))).isEqualTo(64_500);
    assertThat(row.getDouble(index("net.asn"))).isEqualTo(64_500.0);
    assertThat(row.getDouble(index("net.lat"))).isEqualTo(52.5);
    assertThat(row.getString(index("user_agent"))).isEqualTo("Zażółć 🦆");
    assertThat(row.getStrings(index("auth_factors"))).containsExactly("PASSWORD", "SMS");
    assertThat(row.getLong(index("session.aal"))).isEqualTo(2);
  }

  @Test
  void shouldCompareTextsWhereTheyStand() {
    Row row =
        smallest()
            .set("account_id", "A1")
            .set("user_agent", "Zażółć 🦆")
            .set("auth_factors", List.of("PASSWORD", "SMS"))
            .build();

    assertThat(row.stringEquals(index("account_id"), "A1")).isTrue();
    for (String other : List.of("", "A", "A2", "A12", "Ä1", "ż")) {
      assertThat(row.stringEquals(index("account_id"), other)).as(other).isFalse();
    }
    assertThat(row.stringEquals(index("device_id"), "A1")).isFalse();
    assertThat(row.stringEquals(index("user_agent"), "Zażółć 🦆")).isTrue();
    assertThat(row.stringEquals(index("user_agent"), "Zażółć 🦅")).isFalse();
    assertThat(row.stringEquals(index("user_agent"), "Za")).isFalse();
    assertThat(row.textBytes(index("user_agent"))).isEqualTo(utf8("Zażółć 🦆").length);
    assertThat(row.contains(index("auth_factors"), utf8("SMS"))).isTrue();
    assertThat(row.contains(index("auth_factors"), utf8("PASSWORD"))).isTrue();
    assertThat(row.contains(index("auth_factors"), utf8("PASS"))).isFalse();
  }

  @Test
  void shouldFoldTheCharactersOfItsText() {
    Row row = smallest().set("user_agent", "Zażółć 🦆").set("src_ip", "192.0.2.1").build();

    for (String path : List.of("user_agent", "src_ip", "activity")) {
      long folded = 7;
      for (char character : row.getString(index(path)).toCharArray()) {
        folded = (folded ^ character) * 31;
      }
      assertThat(row.fold(index(path), 7, 31)).as(path).isEqualTo(folded);
    }
  }

  @Test
  void shouldFillDefaultsAndLeaveTheRestNull() {
    Row row = smallest().build();

    assertThat(row.getBoolean(index("simulated"))).isFalse();
    assertThat(row.getString(index("status"))).isEqualTo("UNKNOWN");
    assertThat(row.isNull(index("account_id"))).isTrue();
    assertThat(row.isNull(index("net.asn"))).isTrue();
    assertThat(row.isNull(index("auth_factors"))).isTrue();
    assertThatIllegalStateException()
        .isThrownBy(() -> row.getString(index("account_id")))
        .withMessage("account_id is null");
  }

  @Test
  void shouldNameTheRequiredFieldThatIsMissing() {
    RowBuilder builder = smallest().set("tenant_id", null);

    assertThatIllegalArgumentException()
        .isThrownBy(builder::build)
        .withMessage("stream login requires tenant_id");
  }

  @Test
  void shouldRefuseUnknownFieldsAndValuesOfAnotherType() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> smallest().set("accountid", "A"))
        .withMessage("stream login has no field accountid");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> smallest().set("net.asn", "64500"))
        .withMessage("login.net.asn is INTEGER and cannot hold 64500");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> smallest().set("mfa_outcome", "MAYBE"))
        .withMessageContaining("APPROVED");
  }

  @Test
  void shouldKeepIntegersOfEveryWidth() {
    for (long value :
        new long[] {0, -1, 127, 128, -129, 40_000, -40_000, 3_000_000_000L, Long.MIN_VALUE}) {
      Row row = smallest().set("net.asn", value).build();

      assertThat(row.getLong(index("net.asn"))).isEqualTo(value);
    }
  }

  @Test
  void shouldCompareTextInPlace() {
    Row row = smallest().set("account_id", "A1").build();

    assertThat(row.stringEquals(index("account_id"), utf8("A1"))).isTrue();
    assertThat(row.stringEquals(index("account_id"), utf8("A12"))).isFalse();
    assertThat(row.stringEquals(index("device_id"), utf8("A1"))).isFalse();
  }

  @Test
  void shouldTellEmptyFromNull() {
    Row row = smallest().set("account_id", "").set("auth_factors", List.of()).build();

    assertThat(row.getString(index("account_id"))).isEmpty();
    assertThat(row.getStrings(index("auth_factors"))).isEmpty();
    assertThat(row.isNull(index("device_id"))).isTrue();
  }

  @Test
  void shouldSurviveAsBytesAlone() {
    Row row = smallest().set("session.bound_device_id", "d1").build();

    Row copy = Row.of(login, row.bytes().clone());

    assertThat(copy).isEqualTo(row).hasSameHashCodeAs(row);
    assertThat(copy.getString(index("session.bound_device_id"))).isEqualTo("d1");
  }

  @Test
  void shouldRefuseARowBeyond64KiB() {
    RowBuilder builder =
        smallest().set("user_agent", "x".repeat(40_000)).set("tls_fp", "y".repeat(30_000));

    assertThatIllegalArgumentException()
        .isThrownBy(builder::build)
        .isInstanceOf(RowTooLargeException.class)
        .withMessageContaining("65535");
  }

  @Test
  void shouldNotShowPersonalDataInItsText() {
    assertThat(smallest().set("src_ip", "192.0.2.7").build().toString()).doesNotContain("192.0.2");
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
