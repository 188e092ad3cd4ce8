package io.weir.streaming.encode;

import io.weir.engine.decision.Decision.Weighed;
import io.weir.engine.signal.LiveSignal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The public codes that stand for patterns: no thresholds, no names, nothing to evade by. */
final class ReasonCodes {
  private static final String TABLE = "reason-codes.properties";

  private final Map<String, String> codes;

  private ReasonCodes(Map<String, String> codes) {
    this.codes = codes;
  }

  /** The table that comes with Weir. */
  static ReasonCodes shipped() {
    Properties table = new Properties();
    try (InputStream stream = ReasonCodes.class.getResourceAsStream(TABLE)) {
      table.load(Objects.requireNonNull(stream, TABLE));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + TABLE, e);
    }
    return new ReasonCodes(
        table.stringPropertyNames().stream()
            .collect(Collectors.toUnmodifiableMap(name -> name, table::getProperty)));
  }

  /** The codes of the signals that counted, each once, in order; empty where nothing did. */
  List<String> of(Collection<Weighed> signals) {
    if (signals.isEmpty()) {
      return List.of();
    }
    TreeSet<String> found = new TreeSet<>();
    for (Weighed one : signals) {
      String code = of(one.signal());
      if (code != null) {
        found.add(code);
      }
    }
    return List.copyOf(found);
  }

  private String of(LiveSignal signal) {
    String own = codes.get("pattern." + signal.patternId());
    return own == null ? codes.get("group." + signal.group()) : own;
  }

  /** The codes of patterns whose groups are not known: those that have one of their own. */
  List<String> ofPatterns(Collection<String> patternIds) {
    return patternIds.stream()
        .map(id -> codes.get("pattern." + id))
        .filter(Objects::nonNull)
        .distinct()
        .sorted()
        .toList();
  }
}
