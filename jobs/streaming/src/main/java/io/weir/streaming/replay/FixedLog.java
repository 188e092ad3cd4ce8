package io.weir.streaming.replay;

import io.weir.streaming.gatekeeper.PatternLog;
import io.weir.streaming.record.ControlRecord;
import io.weir.streaming.record.PatternChange;
import java.util.ArrayList;
import java.util.List;

/** A pattern log that is known beforehand and in force from the beginning of time. */
public final class FixedLog implements PatternLog {
  private static final long serialVersionUID = 1;

  private final ArrayList<String[]> entries = new ArrayList<>();

  /** Adds a pattern file by its id and content. */
  public FixedLog pattern(String id, String content) {
    entries.add(new String[] {id, content});
    return this;
  }

  @Override
  public List<ControlRecord> readToEnd() {
    List<ControlRecord> records = new ArrayList<>();
    for (String[] entry : entries) {
      PatternChange change =
          new PatternChange(
              PatternChange.Kind.PATTERN, entry[0], 1, entry[1], null, "", "", Long.MIN_VALUE);
      records.add(ControlRecord.of(change, "patterns", 0, records.size(), Long.MIN_VALUE));
    }
    return records;
  }
}
