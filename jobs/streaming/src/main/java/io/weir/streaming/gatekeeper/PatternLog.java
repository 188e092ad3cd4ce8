package io.weir.streaming.gatekeeper;

import io.weir.streaming.record.ControlRecord;
import java.io.Serializable;
import java.util.List;

/**
 * The log of patterns and policy, readable from its start: what every stage loads before events.
 */
public interface PatternLog extends Serializable {

  /**
   * Every record up to the end the log had when asked, in log order.
   *
   * @throws java.io.UncheckedIOException if the log cannot be read
   */
  List<ControlRecord> readToEnd();
}
