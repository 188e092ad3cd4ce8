package io.weir.streaming.port;

import io.weir.streaming.record.ControlRecord;
import java.io.Serializable;
import java.util.List;

/** The log of patterns and policy, as a stage reads it before it sees its first event. */
public interface PatternLog extends Serializable {

  /**
   * Everything the log holds now, by append time, then partition and offset; unreadable records
   * included.
   *
   * @throws IllegalStateException if it cannot be read to its end in bounded time
   */
  List<ControlRecord> readToEnd();
}
