package io.weir.cli.replay;

import io.weir.cli.console.Console;
import io.weir.cli.console.Table;
import java.util.Map;

/**
 * What a replay came to.
 *
 * @param events events read, by stream
 * @param deadLetters lines no event could be made of
 * @param late events that came late
 * @param leftOut lines the mapping left out
 * @param signals signals raised or withdrawn, by pattern
 * @param alerts statements about alerts
 * @param decisions decisions, by action
 * @param passes how often the events were gone through until no signal was new
 * @param seconds wall-clock time of all passes
 * @param eventsPerSecond events of one pass by their time
 * @param out the directory with the lines
 */
record ReplayReport(
    Map<String, Long> events,
    long deadLetters,
    long late,
    long leftOut,
    Map<String, Long> signals,
    long alerts,
    Map<String, Long> decisions,
    int passes,
    double seconds,
    long eventsPerSecond,
    String out) {

  void print(Console console) {
    Table table = new Table("lr");
    events.forEach((stream, count) -> table.row(stream + " events", count));
    table.row("dead letters", deadLetters);
    if (late > 0) {
      table.row("late", late);
    }
    if (leftOut > 0) {
      table.row("left out", leftOut);
    }
    signals.forEach((pattern, count) -> table.row("signals of " + pattern, count));
    table.row("alerts", alerts);
    decisions.forEach((action, count) -> table.row("decisions " + action, count));
    table.lines().forEach(console::say);
    console.say(
        "%d passes, %.1f s, %d events/s; written to %s"
            .formatted(passes, seconds, eventsPerSecond, out));
  }
}
