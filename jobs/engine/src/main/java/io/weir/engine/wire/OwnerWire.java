package io.weir.engine.wire;

import io.weir.engine.decision.CoolDown;
import io.weir.engine.decision.InForce;
import io.weir.engine.event.Event;
import io.weir.engine.event.Pending;
import io.weir.patterns.model.Action;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;

/** What every owner of a subject keeps, as bytes: cool-downs, restrictions, waiting events. */
public final class OwnerWire {
  /** Stands before what another stretch of the same restriction follows; a byte for no other. */
  private static final String FOLLOWED = "+";

  private OwnerWire() {}

  public static void writeCoolDowns(Map<String, CoolDown> coolDowns, DataOutput out)
      throws IOException {
    out.writeShort(coolDowns.size());
    if (coolDowns.isEmpty()) {
      return; // an empty map's views would stay with it
    }
    for (Map.Entry<String, CoolDown> one : coolDowns.entrySet()) {
      out.writeUTF(one.getKey());
      out.writeUTF(one.getValue().alertId());
      out.writeInt(one.getValue().revision());
      out.writeLong(one.getValue().until());
      out.writeInt(one.getValue().count());
      out.writeLong(one.getValue().first());
    }
  }

  public static void readCoolDowns(DataInput in, Map<String, CoolDown> into) throws IOException {
    for (int left = in.readUnsignedShort(); left > 0; left--) {
      into.put(
          in.readUTF(),
          new CoolDown(in.readUTF(), in.readInt(), in.readLong(), in.readInt(), in.readLong()));
    }
  }

  public static void writeRestrictions(Map<String, InForce> restrictions, DataOutput out)
      throws IOException {
    out.writeShort(restrictions.size());
    if (restrictions.isEmpty()) {
      return;
    }
    for (Map.Entry<String, InForce> one : restrictions.entrySet()) {
      out.writeUTF(one.getKey());
      for (InForce stretch = one.getValue(); stretch != null; stretch = stretch.then()) {
        out.writeUTF((stretch.then() == null ? "" : FOLLOWED) + stretch.action().name());
        out.writeLong(stretch.until());
      }
    }
  }

  public static void readRestrictions(DataInput in, Map<String, InForce> into) throws IOException {
    for (int left = in.readUnsignedShort(); left > 0; left--) {
      into.put(in.readUTF(), readRestriction(in));
    }
  }

  private static InForce readRestriction(DataInput in) throws IOException {
    String action = in.readUTF();
    long until = in.readLong();
    return action.startsWith(FOLLOWED)
        ? new InForce(
            Action.valueOf(action.substring(FOLLOWED.length())), until, readRestriction(in))
        : new InForce(Action.valueOf(action), until);
  }

  public static void writeEvents(Pending pending, EventWire wire, DataOutput out)
      throws IOException {
    out.writeInt(pending.size());
    for (Event event : pending.events()) {
      wire.write(event, out);
    }
  }

  /** Leaves out events of streams that nobody declares any more. */
  public static void readEvents(DataInput in, EventWire wire, Pending into) throws IOException {
    for (int left = in.readInt(); left > 0; left--) {
      Event event = wire.read(in);
      if (event != null) {
        into.add(event);
      }
    }
  }
}
