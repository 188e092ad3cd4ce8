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
import java.util.List;

/** Live signals as bytes. Enums are written by name: their order may change. */
public final class SignalWire {

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
    out.writeByte((signal.enforced() ? 1 : 0) | (signal.degraded() ? 2 : 0));
    out.writeByte(signal.evidence().size());
    for (String id : signal.evidence()) {
      out.writeUTF(id);
    }
    out.writeUTF(signal.reason());
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
    int flags = in.readByte();
    List<String> evidence = new ArrayList<>();
    for (int left = in.readUnsignedByte(); left > 0; left--) {
      evidence.add(in.readUTF());
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
        (flags & 1) != 0,
        (flags & 2) != 0,
        evidence,
        in.readUTF());
  }
}
