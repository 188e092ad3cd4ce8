package io.weir.streaming.encode;

import io.weir.engine.signal.Effect;
import io.weir.engine.signal.LiveSignal;
import io.weir.engine.signal.Signal;
import io.weir.schemas.Field;
import io.weir.schemas.StreamSchema;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/**
 * A signal as its schema has it. It re-enters the job, and its keys say which stages hear of it.
 */
final class SignalForm {
  private final Schema schema;
  private final StreamSchema stream;
  private final Symbols activities;
  private final Symbols severities;
  private final Symbols floors;
  private final Symbols scopes;
  private final Symbols modes;

  SignalForm(StreamSchema stream) {
    this.schema = stream.avro();
    this.stream = stream;
    this.activities = Symbols.of(schema, "activity");
    this.severities = Symbols.of(schema, "severity");
    this.floors = Symbols.of(schema, "floor");
    this.scopes = Symbols.of(schema, "scope");
    this.modes = Symbols.of(schema, "mode");
  }

  GenericRecord of(Signal signal, boolean late) {
    LiveSignal live = signal.live();
    GenericRecord record = new GenericData.Record(schema);
    record.put("event_id", signal.statementId());
    record.put("tenant_id", signal.tenant());
    record.put("event_time", live.since());
    record.put("activity", activities.of(signal.raised() ? "RAISED" : "WITHDRAWN"));
    record.put("simulated", false);
    record.put("signal_id", live.id());
    record.put("revision", signal.revision());
    record.put("mode", modes.of(signal.mode().stage()));
    record.put("values", Brief.values(live));
    record.put("late", late);
    keys(signal, record);
    pattern(live, record);
    demands(live, record);
    return record;
  }

  private void keys(Signal signal, GenericRecord record) {
    record.put("key_dimension", signal.live().dimension());
    record.put("key", signal.live().key());
    signal
        .keys()
        .forEach(
            (dimension, key) -> {
              Field field = stream.dimension(dimension);
              if (field != null) {
                record.put(field.path(), key);
              }
            });
  }

  private void pattern(LiveSignal live, GenericRecord record) {
    record.put("pattern_id", live.patternId());
    record.put("version", live.version());
    record.put("alternative", live.alternative());
    record.put("severity", severities.of(live.severity()));
    record.put("group", live.group());
    record.put("event_ids", live.evidence());
    record.put("reason", live.reason());
    record.put("expires_at", live.until());
    record.put("degraded", live.degraded());
  }

  /** What the strictest of its effects demands. */
  private void demands(LiveSignal live, GenericRecord record) {
    Effect strictest = strictest(live.effects());
    record.put("floor", floors.of(strictest == null ? "UNKNOWN" : strictest.floor().name()));
    record.put("cap", floors.of(strictest == null ? "UNKNOWN" : strictest.cap().name()));
    record.put("scope", scopes.of(strictest == null ? "UNKNOWN" : strictest.scope().name()));
  }

  private static Effect strictest(List<Effect> effects) {
    Effect strictest = null;
    for (Effect effect : effects) {
      if (strictest == null || effect.floor().compareTo(strictest.floor()) > 0) {
        strictest = effect;
      }
    }
    return strictest;
  }
}
