package io.weir.cli.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.cli.console.Paint;
import io.weir.schemas.StreamCatalog;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecordBuilder;
import org.junit.jupiter.api.Test;

final class AlertLineTest {
  private static final Schema ALERT =
      StreamCatalog.shipped().schemas().named("io.weir.outputs.Alert");

  @Test
  void shouldLetNoAlertSteerTheTerminal() {
    GenericRecordBuilder alert =
        alert("OPEN")
            .set("alert_id", "\u001b[2J1111")
            .set("pattern_id", "account\u202edrain")
            .set("key", "D\r9")
            .set("reason", "paid\u001b]0;x\u0007 and\ngone");

    assertThat(AlertLine.of(alert.build(), Paint.PLAIN))
        .contains("?[2J1111", "account?drain", "device D 9", "paid?]0;x? and gone")
        .doesNotContainPattern("\\p{Cntrl}|\u202e");
  }

  @Test
  void shouldCallAnAlertTakenBackOnlyWhereNothingOfItStands() {
    assertThat(line(alert("CORRECTED").set("count", 0))).endsWith("  (taken back)");
    assertThat(line(alert("CORRECTED").set("count", 2)))
        .endsWith("  (one match taken back, 2 stand)");
    assertThat(line(alert("OPEN"))).doesNotContain("taken back");
  }

  private static String line(GenericRecordBuilder alert) {
    return AlertLine.of(alert.build(), Paint.PLAIN);
  }

  private static GenericRecordBuilder alert(String state) {
    return new GenericRecordBuilder(ALERT)
        .set("alert_id", "0123456789")
        .set("revision", 0)
        .set("state", new GenericData.EnumSymbol(ALERT.getField("state").schema(), state))
        .set("tenant_id", "t1")
        .set("pattern_id", "account-drain")
        .set("version", 1)
        .set("key_dimension", "device")
        .set("key", "D9")
        .set("reason", "paid and gone")
        .set("signal_id", "s")
        .set("first_event_time", 0L)
        .set("last_event_time", 0L)
        .set("issued_at", 0L);
  }
}
