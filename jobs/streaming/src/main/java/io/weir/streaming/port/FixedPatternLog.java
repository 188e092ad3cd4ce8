package io.weir.streaming.port;

import io.weir.streaming.record.ControlRecord;
import java.util.List;

/** A log that never grows: for replay of files, and for tests. */
public final class FixedPatternLog implements PatternLog {
  private final List<ControlRecord> entries;

  public FixedPatternLog(List<ControlRecord> entries) {
    this.entries = List.copyOf(entries);
  }

  @Override
  public List<ControlRecord> readToEnd() {
    return entries;
  }
}
