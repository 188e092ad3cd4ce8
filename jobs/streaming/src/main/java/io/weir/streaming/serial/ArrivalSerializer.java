package io.weir.streaming.serial;

import io.weir.engine.wire.EventWire;
import io.weir.schemas.StreamCatalog;
import io.weir.streaming.record.Arrival;
import io.weir.streaming.record.AuditEntry;
import io.weir.streaming.record.DeadLetter;
import io.weir.streaming.record.DeadLetterReason;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes what a record turned out to be; used only where intake is not chained to its source. */
final class ArrivalSerializer extends WireSerializer<Arrival> {
  private static final long serialVersionUID = 1;

  private final StreamCatalog catalog;
  private transient EventWire wire;

  ArrivalSerializer(StreamCatalog catalog) {
    this.catalog = catalog;
  }

  private EventWire wire() {
    if (wire == null) {
      wire = new EventWire(catalog);
    }
    return wire;
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public Arrival copy(Arrival from) {
    return from;
  }

  @Override
  public void serialize(Arrival arrival, DataOutputView target) throws IOException {
    target.writeBoolean(arrival.audit() != null);
    if (arrival.audit() != null) {
      AuditEntrySerializer.write(arrival.audit(), target);
    }
    target.writeBoolean(arrival.event() != null);
    if (arrival.event() != null) {
      wire().write(arrival.event(), target);
      return;
    }
    DeadLetter dead = arrival.dead();
    target.writeUTF(dead.reason().name());
    target.writeUTF(dead.detail());
    Bytes.write(dead.recordKey(), target);
    Bytes.write(dead.raw(), target);
    target.writeInt(dead.size());
    target.writeUTF(dead.topic());
    target.writeInt(dead.partition());
    target.writeLong(dead.offset());
    target.writeLong(dead.appendTime());
    target.writeUTF(dead.stream());
  }

  @Override
  public Arrival deserialize(DataInputView source) throws IOException {
    AuditEntry audit = source.readBoolean() ? AuditEntrySerializer.read(source) : null;
    Arrival arrival = unaudited(source);
    return audit == null ? arrival : arrival.audited(audit);
  }

  private Arrival unaudited(DataInputView source) throws IOException {
    if (source.readBoolean()) {
      return Arrival.of(wire().read(source));
    }
    return Arrival.of(
        new DeadLetter(
            DeadLetterReason.valueOf(source.readUTF()),
            source.readUTF(),
            Bytes.read(source),
            Bytes.read(source),
            source.readInt(),
            source.readUTF(),
            source.readInt(),
            source.readLong(),
            source.readLong(),
            source.readUTF()));
  }
}
