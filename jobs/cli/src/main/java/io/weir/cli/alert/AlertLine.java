package io.weir.cli.alert;

import io.weir.cli.console.Paint;
import io.weir.cli.console.Printable;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.apache.avro.generic.GenericRecord;

/** An alert in one line. */
final class AlertLine {
  private static final int ID_SHOWN = 8;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private AlertLine() {}

  static String of(GenericRecord alert, Paint paint) {
    String id = alert.get("alert_id").toString();
    Object account = alert.get("account_id");
    String state = alert.get("state").toString();
    Object amount = alert.get("amount_at_risk_minor");
    return "%s  %s  %s %-8s %-28s %-30s %s%s%s%s"
        .formatted(
            TIME.format(Instant.ofEpochMilli((long) alert.get("last_event_time"))),
            Printable.of(id.substring(0, Math.min(ID_SHOWN, id.length()))),
            painted(alert.get("action").toString(), paint),
            alert.get("mode").toString().toLowerCase(Locale.ROOT),
            Printable.of(
                alert.get("key_dimension") + " " + (account == null ? alert.get("key") : account)),
            Printable.of(alert.get("pattern_id")),
            Printable.of(alert.get("reason")),
            amount == null ? "" : "  (%s minor units)".formatted(amount),
            state.equals("EXTENDED") ? "  (%s times)".formatted(alert.get("count")) : "",
            Correction.note(alert));
  }

  private static String painted(String action, Paint paint) {
    String padded = "%-8s".formatted(action);
    return switch (action) {
      case "BLOCK", "HOLD" -> paint.bad(padded);
      case "STEP_UP" -> paint.warning(padded);
      default -> paint.faint(padded);
    };
  }
}
