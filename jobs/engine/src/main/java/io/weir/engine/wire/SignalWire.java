package io.weir.engine.wire;

import io.weir.engine.signal.Effect;
import io.weir.engine.signal.LiveSignal;
import io.weir.patterns.model.Action;
import io.weir.patterns.model.Scope;
import io.weir.patterns.model.Severity;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Live signals as bytes. Enums are written by name: their order may change. */
public final class SignalWire {
  private static final int ENFORCED = 1;
  private static final int DEGRADED = 2;

  /** Signals without values, and those of before there were any, lack the bit and the values. */
  private static final int VALUES = 4;

  /** The same of inputs. */
  private static final int INPUTS = 8;

  private static final int KNOWN = ENFORCED | DEGRADED | VALUES | INPUTS;

  private SignalWire() {}

  /** Writes the signals; {@link #readAll} is the inverse. */
  public static void writeAll(Collection<LiveSignal> signals, DataOutput out) throws IOException {
    out.writeShort(signals.size());
    for (LiveSignal signal : signals) {
      write(signal, out);
    }
  }

  /** Adds what {@link #writeAll} wrote. */
  public static void readAll(DataInput in, Collection<LiveSignal> into) throws IOException {
    int count = in.readUnsignedShort();
    for (int i = 0; i < count; i++) {
      into.add(read(in));
    }
  }

  private static void write(LiveSignal signal, DataOutput out) throws IOException {
    out.writeUTF(signal.id());
    out.writeUTF(signal.patternId());
    out.writeInt(signal.version());
    out.writeUTF(signal.alternative());
    out.writeUTF(signal.severity().name());
    out.writeUTF(signal.group());
    out.writeUTF(signal.dimension());
    out.writeUTF(signal.key());
    out.writeLong(signal.since());
    out.writeUTF(signal.sinceId());
    out.writeLong(signal.until());
    out.writeByte(signal.effects().size());
    for (Effect effect : signal.effects()) {
      out.writeUTF(effect.floor().name());
      out.writeUTF(effect.cap().name());
      out.writeUTF(effect.scope().name());
      out.writeLong(effect.until());
    }
    out.writeByte(
        (signal.enforced() ? ENFORCED : 0)
            | (signal.degraded() ? DEGRADED : 0)
            | (signal.values().isEmpty() ? 0 : VALUES)
            | (signal.inputs().isEmpty() ? 0 : INPUTS));
    out.writeByte(signal.evidence().size());
    for (String id : signal.evidence()) {
      out.writeUTF(id);
    }
    out.writeUTF(signal.reason());
    if (!signal.values().isEmpty()) {
      out.writeByte(signal.values().size());
      for (Map.Entry<String, String> value : signal.values().entrySet()) {
        out.writeUTF(value.getKey());
        out.writeUTF(value.getValue());
      }
    }
    if (!signal.inputs().isEmpty()) {
      out.writeByte(signal.inputs().size());
      for (String id : signal.inputs()) {
        out.writeUTF(id);
      }
    }
  }

  private static LiveSignal read(DataInput in) throws IOException {
    String id = in.readUTF();
    String patternId = in.readUTF();
    int version = in.readInt();
    String alternative = in.readUTF();
    Severity severity = Severity.valueOf(in.readUTF());
    String group = in.readUTF();
    String dimension = in.readUTF();
    String key = in.readUTF();
    long since = in.readLong();
    String sinceId = in.readUTF();
    long until = in.readLong();
    List<Effect> effects = new ArrayList<>();
    for (int left = in.readUnsignedByte(); left > 0; left--) {
      Action floor = Action.valueOf(in.readUTF());
      Action cap = Action.valueOf(in.readUTF());
      effects.add(new Effect(floor, cap, Scope.valueOf(in.readUTF()), in.readLong()));
    }
    int flags = in.readUnsignedByte();
    if ((flags & ~KNOWN) != 0) {
      throw new IOException("signal of a newer release: it says more than this release reads");
    }
    List<String> evidence = new ArrayList<>();
    for (int left = in.readUnsignedByte(); left > 0; left--) {
      evidence.add(in.readUTF());
    }
    String reason = in.readUTF();
    Map<String, String> values = new HashMap<>();
    for (int left = (flags & VALUES) == 0 ? 0 : in.readUnsignedByte(); left > 0; left--) {
      values.put(in.readUTF(), in.readUTF());
    }
    List<String> inputs = new ArrayList<>();
    for (int left = (flags & INPUTS) == 0 ? 0 : in.readUnsignedByte(); left > 0; left--) {
      inputs.add(in.readUTF());
    }
    return new LiveSignal(
        id,
        patternId,
        version,
        alternative,
        severity,
        group,
        dimension,
        key,
        since,
        sinceId,
        until,
        effects,
        (flags & ENFORCED) != 0,
        (flags & DEGRADED) != 0,
        evidence,
        reason,
        values,
        inputs);
  }
}
