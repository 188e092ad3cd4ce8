package io.weir.streaming.serial;

import io.weir.streaming.record.AuditEntry;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes an entry on its way to the audit trail. */
final class AuditEntrySerializer extends WireSerializer<AuditEntry> {
  private static final long serialVersionUID = 1;

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public AuditEntry copy(AuditEntry from) {
    return from;
  }

  @Override
  public void serialize(AuditEntry entry, DataOutputView target) throws IOException {
    write(entry, target);
  }

  @Override
  public AuditEntry deserialize(DataInputView source) throws IOException {
    return read(source);
  }

  static void write(AuditEntry entry, DataOutputView target) throws IOException {
    target.writeUTF(entry.topic());
    target.writeInt(entry.partition());
    target.writeLong(entry.offset());
    target.writeLong(entry.appendTime());
    target.writeUTF(entry.purpose());
    target.writeUTF(entry.kind());
    target.writeUTF(entry.id());
    target.writeUTF(entry.what());
    target.writeUTF(entry.author());
    target.writeUTF(entry.reason());
    Grants.texts(entry.problems(), target);
    Grants.write(entry.grant(), target);
  }

  static AuditEntry read(DataInputView source) throws IOException {
    return new AuditEntry(
        source.readUTF(),
        source.readInt(),
        source.readLong(),
        source.readLong(),
        source.readUTF(),
        source.readUTF(),
        source.readUTF(),
        source.readUTF(),
        source.readUTF(),
        source.readUTF(),
        Grants.texts(source),
        Grants.read(source));
  }
}
