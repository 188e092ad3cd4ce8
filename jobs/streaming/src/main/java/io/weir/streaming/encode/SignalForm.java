package io.weir.streaming.encode;

import io.weir.engine.signal.Effect;
import io.weir.engine.signal.Ids;
import io.weir.engine.signal.LiveSignal;
import io.weir.engine.signal.Signal;
import io.weir.patterns.model.KeyStage;
import io.weir.schemas.Field;
import io.weir.schemas.StreamSchema;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/**
 * A signal as its schema has it. It re-enters the job, so it carries one key only: the account it
 * tells, or the subject it is about; any other would send it to stages that have it already.
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

  /** Whether it is sent to an account that met another subject. */
  static boolean isNotice(Signal signal) {
    return signal.account() != null && KeyStage.of(signal.live().dimension()) != KeyStage.ACCOUNT;
  }

  GenericRecord of(Signal signal, boolean late) {
    LiveSignal live = signal.live();
    GenericRecord record = new GenericData.Record(schema);
    record.put("event_id", id(signal));
    record.put("tenant_id", signal.tenant());
    record.put("event_time", live.since());
    record.put("activity", activities.of(signal.raised() ? "RAISED" : "WITHDRAWN"));
    record.put("simulated", false);
    record.put("signal_id", live.id());
    record.put("revision", signal.revision());
    record.put("mode", modes.of(signal.mode().stage()));
    record.put("values", live.values());
    record.put("late", late);
    key(signal, record);
    pattern(live, record);
    demands(live, record);
    return record;
  }

  private static String id(Signal signal) {
    LiveSignal live = signal.live();
    return isNotice(signal)
        ? Ids.hash("notice", live.id(), signal.account())
        : Ids.hash("signal", live.id(), Integer.toString(signal.revision()));
  }

  private void key(Signal signal, GenericRecord record) {
    LiveSignal live = signal.live();
    record.put("key_dimension", live.dimension());
    record.put("key", live.key());
    if (isNotice(signal)) {
      record.put("account_id", signal.account());
    } else if (live.dimension().equals("account")) {
      record.put("account_id", Accounts.of(live));
    } else if (live.dimension().equals("ip")) {
      record.put("src_ip", address(live.key()));
    } else if (!live.dimension().equals("subnet")) {
      Field own = stream.dimension(live.dimension());
      if (own != null) {
        record.put(own.path(), live.key());
      }
    }
  }

  /** An address with the same key: of IPv6, the first of its network. */
  private static String address(String ipKey) {
    int prefix = ipKey.indexOf('/');
    return prefix < 0 ? ipKey : ipKey.substring(0, prefix);
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
