package io.weir.cli.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.weir.cli.console.Console;
import io.weir.cli.console.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * The summary of a play.
 *
 * @param feeder what was sent
 * @param verdicts what was said
 * @param score how good it was
 * @param latency milliseconds from sending an operation to reading its first decision, without the
 *     first quarter of the play, in which the machine code is made
 * @param restarts of the job
 * @param seconds from the first event sent to the last one decided
 * @param firstAlertSeconds from the start of the command
 */
record DemoReport(
    Feeder feeder,
    Verdicts verdicts,
    Scoreboard.Score score,
    Histogram latency,
    int restarts,
    double seconds,
    double firstAlertSeconds) {
  private static final List<String> LEGEND =
      List.of(
          "injected: played to its end before the last event was sent",
          "caught: one of its events was stepped up, held, blocked, or is evidence of an alert",
          "false alert: no evidence of it is of an attack, its subject belongs to none",
          "false hold: a payment of no attack held or blocked, on an account no attack harmed",
          "victim's own payment: of no attack either, on an account an attack harmed");

  void print(Console console, Path json) throws IOException {
    if (json != null && json.toString().equals("-")) {
      console.json(toMap());
      console.flush();
      return;
    }
    if (json != null) {
      Files.writeString(
          json, new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(toMap()));
    }
    table().forEach(console::say);
    console.flush();
  }

  private List<String> table() {
    List<String> lines = new ArrayList<>();
    Table attacks = new Table("lrrrr");
    attacks.row("attack", "injected", "caught", "recall", "median time to answer");
    for (Scoreboard.KindScore kind : score.kinds()) {
      attacks.row(
          kind.kind(),
          kind.injected(),
          kind.caught(),
          "%.2f".formatted((double) kind.caught() / kind.injected()),
          kind.medianMillis() < 0 ? "-" : human(kind.medianMillis()));
    }
    lines.add("");
    lines.addAll(attacks.lines());
    Table figures = new Table("lr");
    figures
        .row("events", feeder.sent())
        .row("operations decided", verdicts.decided())
        .row("alerts", verdicts.alerts())
        .row("restrictions written", verdicts.restrictions())
        .row("recall", "%.3f".formatted(score.recall()))
        .row("precision of alerts", "%.3f".formatted(score.precision()))
        .row("false alerts (per 10,000 accounts and day)", per10k(score.falseAlerts()))
        .row("false holds (per 10,000 accounts and day)", per10k(score.falseHolds()))
        .row("victims' own payments held", score.victimsHeld())
        .row("operations blocked on accounts nobody attacked", score.falseBlocks())
        .row("events per second", Math.round(feeder.sent() / seconds))
        .row("sent to decision readable, p50 / p99 / p99.9 (after the first quarter)", latencies())
        .row("dead letters", verdicts.deadLetters())
        .row("late events", verdicts.lateEvents())
        .row("restarts", restarts)
        .row("first alert after", "%.1f s".formatted(firstAlertSeconds));
    lines.add("");
    lines.addAll(figures.lines());
    lines.add("");
    lines.addAll(LEGEND);
    return lines;
  }

  private String per10k(int count) {
    return "%d (%.2f)".formatted(count, score.per10k(count));
  }

  private String latencies() {
    return "%d / %d / %d ms"
        .formatted(
            latency.getValueAtPercentile(50),
            latency.getValueAtPercentile(99),
            latency.getValueAtPercentile(99.9));
  }

  private static String human(long millis) {
    Duration time = Duration.ofMillis(millis);
    return time.toHours() > 0
        ? "%d h %02d min".formatted(time.toHours(), time.toMinutesPart())
        : "%d min %02d s".formatted(time.toMinutes(), time.toSecondsPart());
  }

  private Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("events", feeder.sent());
    map.put("decisions", verdicts.decided());
    map.put("alerts", verdicts.alerts());
    List<Map<String, Object>> attacks = new ArrayList<>();
    for (Scoreboard.KindScore kind : score.kinds()) {
      Map<String, Object> attack = new LinkedHashMap<>();
      attack.put("kind", kind.kind());
      attack.put("injected", kind.injected());
      attack.put("caught", kind.caught());
      attack.put(
          "medianSecondsToAnswer", kind.medianMillis() < 0 ? null : kind.medianMillis() / 1000);
      attacks.add(attack);
    }
    map.put("attacks", attacks);
    map.put("recall", score.recall());
    map.put("precision", score.precision());
    map.put("falseAlertsPer10kAccountDays", score.per10k(score.falseAlerts()));
    map.put("falseHoldsPer10kAccountDays", score.per10k(score.falseHolds()));
    map.put("falseAlerts", score.falseAlerts());
    map.put("falseHolds", score.falseHolds());
    map.put("victimsPaymentsHeld", score.victimsHeld());
    map.put("paymentsWronglyHeld", score.wronglyHeld());
    map.put("falseBlocks", score.falseBlocks());
    map.put("eventsPerSecond", Math.round(feeder.sent() / seconds));
    map.put(
        "latencyMs",
        Map.of(
            "p50", latency.getValueAtPercentile(50),
            "p99", latency.getValueAtPercentile(99),
            "p999", latency.getValueAtPercentile(99.9)));
    map.put("deadLetters", verdicts.deadLetters());
    map.put("late", verdicts.lateEvents());
    map.put("restarts", restarts);
    map.put("restrictions", verdicts.restrictions());
    map.put("firstAlertSeconds", firstAlertSeconds);
    return map;
  }
}
