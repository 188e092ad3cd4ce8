package io.weir.engine.walk;

import io.weir.engine.event.Event;
import io.weir.engine.signal.LiveSignal;
import io.weir.engine.signal.Signal;
import io.weir.schemas.Field;
import io.weir.schemas.RowBuilder;
import io.weir.schemas.StreamSchema;

/** Signals as events: how what one key found out reaches another. */
final class Notices {

  private Notices() {}

  /**
   * The signal as an event of the signal stream.
   *
   * @param stream the declared signal stream
   * @param appendTime when it is taken to have been appended
   */
  static Event event(Signal signal, StreamSchema stream, long appendTime) {
    LiveSignal live = signal.live();
    RowBuilder row =
        new RowBuilder(stream.layout())
            .set("event_id", signal.statementId())
            .set("tenant_id", signal.tenant())
            .set("event_time", live.since())
            .set("activity", signal.raised() ? "RAISED" : "WITHDRAWN")
            .set("signal_id", live.id())
            .set("revision", (long) signal.revision())
            .set("pattern_id", live.patternId())
            .set("version", (long) live.version())
            .set("alternative", live.alternative())
            .set("severity", live.severity().name())
            .set("group", live.group())
            .set("key_dimension", live.dimension())
            .set("key", live.key())
            .set("event_ids", live.evidence())
            .set("reason", live.reason())
            .set("expires_at", live.until())
            .set("mode", signal.mode().stage().name())
            .set("degraded", live.degraded());
    signal
        .keys()
        .forEach(
            (dimension, key) -> {
              Field field = stream.dimension(dimension);
              if (field != null) {
                row.set(field.path(), key);
              }
            });
    return new Event(stream, row.build(), appendTime, appendTime, false);
  }
}
