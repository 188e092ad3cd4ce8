package io.weir.streaming.port;

import io.weir.streaming.gatekeeper.PatternLog;
import io.weir.streaming.record.ControlRecord;
import java.util.List;

/** A log of patterns that never grows. */
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
