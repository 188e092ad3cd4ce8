package io.weir.cli.demo;

import io.weir.cli.alert.Correction;
import io.weir.cli.console.Console;
import io.weir.cli.console.Paint;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import java.util.function.DoubleSupplier;
import org.apache.avro.generic.GenericRecord;

/** Shows alerts as they are decided: who, what, why, and what is done about it. */
final class AlertPrinter {
  /** What tells nobody anything new. */
  private static final Set<String> QUIET = Set.of("EXTENDED", "ANSWERED", "EXPIRED");

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Console console;
  private final boolean silent;
  private final DoubleSupplier clock;
  private volatile double first = -1;

  /**
   * @param silent whether nothing is shown, because the output is for machines
   * @param clock seconds since the command was typed
   */
  AlertPrinter(Console console, boolean silent, DoubleSupplier clock) {
    this.console = console;
    this.silent = silent;
    this.clock = clock;
  }

  /** Seconds from the start of the command to the first alert; -1 where there was none. */
  double firstAlertSeconds() {
    return first;
  }

  synchronized void print(GenericRecord alert) {
    if (first < 0) {
      first = clock.getAsDouble();
    }
    String state = alert.get("state").toString();
    if (silent || QUIET.contains(state)) {
      return;
    }
    String action = alert.get("action").toString();
    Object account = alert.get("account_id");
    String who = alert.get("key_dimension") + " " + (account == null ? alert.get("key") : account);
    console.say(
        "%s  %-8s %-28s %-30s %s%s"
            .formatted(
                TIME.format(Instant.ofEpochMilli((long) alert.get("last_event_time"))),
                painted(action),
                who,
                alert.get("pattern_id"),
                alert.get("reason"),
                Correction.note(alert)));
    console.flush();
  }

  private String painted(String action) {
    Paint paint = console.paint();
    String padded = "%-8s".formatted(action);
    return switch (action) {
      case "BLOCK", "HOLD" -> paint.bad(padded);
      case "STEP_UP" -> paint.warning(padded);
      default -> paint.faint(padded);
    };
  }
}
