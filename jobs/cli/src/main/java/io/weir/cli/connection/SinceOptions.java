package io.weir.cli.connection;

import io.weir.cli.console.WrongUsageException;
import io.weir.patterns.model.DurationText;
import io.weir.streaming.settings.TimeMode;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.Option;

/** How far back a verb reads a topic that may hold years. */
public final class SinceOptions {
  private static final Duration USUAL = Duration.ofDays(7);

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description =
          "Read what was appended since 2026-01-05T10:00:00Z, or so long ago; 7d, if not given, and"
              + " all there is with 'time: simulated'.")
  private String from;

  /** Epoch millis from which on it reads; 0 for all there is. */
  public long begin(Connection open) {
    if (from != null) {
      return Math.max(0, instant("--from", from, open.now()));
    }
    return open.settings().time().mode() == TimeMode.APPEND ? open.now() - USUAL.toMillis() : 0;
  }

  /** What a message adds where nothing was found, to be read on; nothing where all was read. */
  public static String since(long begin) {
    return begin == 0
        ? ""
        : " since " + Instant.ofEpochMilli(begin) + " (--from reads further back)";
  }

  /**
   * An instant somebody gave to an option, or how long ago it is.
   *
   * @throws WrongUsageException if it is neither
   */
  public static long instant(String option, String text, long now) {
    Long ago = DurationText.parse(text);
    if (ago != null) {
      return now - ago;
    }
    try {
      return Instant.parse(text).toEpochMilli();
    } catch (DateTimeParseException e) {
      throw new WrongUsageException(
          option
              + " is a time such as 2026-01-05T10:00:00Z, or 24h for so long ago, not '"
              + text
              + "'");
    }
  }
}
