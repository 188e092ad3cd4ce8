package io.weir.cli.pattern.scorecard;

import io.weir.cli.console.Paint;
import io.weir.cli.console.Printable;
import java.util.Locale;
import org.apache.avro.generic.GenericRecord;

/** A scorecard as a line of a table. */
final class CardLine {
  static final String[] HEAD = {
    "TENANT",
    "PATTERN",
    "VERSION",
    "MODE",
    "CASES",
    "A DAY",
    "LABELLED",
    "PRECISION (95 %)",
    "FALSE:TRUE",
    "DISPOSED IN",
    "HOLDS OVERTURNED (95 %)",
    "HELD RIGHTLY",
    "HELD WRONGLY",
    "SAYS"
  };

  private static final String NOTHING = "-";
  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  private final GenericRecord card;

  CardLine(GenericRecord card) {
    this.card = card;
  }

  Object[] cells(Paint paint) {
    return new Object[] {
      text("tenant_id"),
      text("pattern_id"),
      card.get("version"),
      text("mode").toLowerCase(Locale.ROOT),
      card.get("cases"),
      decimals("%.1f", "cases_per_day"),
      card.get("labelled"),
      precision(),
      decimals("%.1f", "false_positive_ratio"),
      disposed(),
      overturned(),
      minor("held_rightly_minor"),
      minor("held_wrongly_minor"),
      says(paint)
    };
  }

  /** Why it says what it says. */
  String reason(Paint paint) {
    return "%s v%s: %s, %s"
        .formatted(
            Printable.of(text("pattern_id")),
            card.get("version"),
            says(paint),
            Printable.of(text("reason")));
  }

  private String says(Paint paint) {
    String word = text("recommendation").toLowerCase(Locale.ROOT);
    return switch (word) {
      case "keep" -> paint.good(word);
      case "tune" -> paint.warning(word);
      case "demote", "retire" -> paint.bad(word);
      default -> paint.faint(Printable.of(word));
    };
  }

  private String precision() {
    return card.get("precision") == null
        ? NOTHING
        : decimals("%.2f", "precision") + between("precision_low", "precision_high");
  }

  private String overturned() {
    long labelled = (long) card.get("holds_labelled");
    return labelled == 0
        ? NOTHING
        : card.get("holds_overturned")
            + " of "
            + labelled
            + between("overturned_low", "overturned_high");
  }

  private String between(String low, String high) {
    return " (" + decimals("%.2f", low) + " to " + decimals("%.2f", high) + ")";
  }

  private String disposed() {
    return card.get("disposed_p50_ms") == null
        ? NOTHING
        : duration("disposed_p50_ms") + ", nine of ten " + duration("disposed_p90_ms");
  }

  /** In the largest unit that leaves at least two of it: it is known to 5 %. */
  private String duration(String field) {
    long millis = (long) card.get(field);
    if (millis >= 2 * DAY) {
      return millis / DAY + "d";
    }
    if (millis >= 2 * HOUR) {
      return millis / HOUR + "h";
    }
    return millis >= 2 * MINUTE ? millis / MINUTE + "m" : millis / SECOND + "s";
  }

  private String minor(String field) {
    long minor = (long) card.get(field);
    return String.format(Locale.ROOT, "%d.%02d", minor / 100, minor % 100);
  }

  private String decimals(String format, String field) {
    Object value = card.get(field);
    return value == null ? NOTHING : String.format(Locale.ROOT, format, value);
  }

  private String text(String field) {
    return card.get(field).toString();
  }
}
