package io.weir.streaming.serial;

import io.weir.streaming.record.Destination;
import io.weir.streaming.record.OutRecord;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes an encoded record on its way to the sink. */
final class OutRecordSerializer extends WireSerializer<OutRecord> {
  private static final long serialVersionUID = 1;

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public OutRecord copy(OutRecord from) {
    return from;
  }

  @Override
  public void serialize(OutRecord record, DataOutputView target) throws IOException {
    target.writeUTF(record.destination().name());
    Bytes.write(record.key(), target);
    Bytes.write(record.value(), target);
    target.writeLong(record.timestamp());
    target.writeLong(record.sentAt());
    Bytes.write(record.heartbeat(), target);
    target.writeInt(record.partition());
    target.writeUTF(record.signature() == null ? "" : record.signature());
  }

  @Override
  public OutRecord deserialize(DataInputView source) throws IOException {
    Destination destination = Destination.valueOf(source.readUTF());
    byte[] key = Bytes.read(source);
    byte[] value = Bytes.read(source);
    long timestamp = source.readLong();
    long sentAt = source.readLong();
    byte[] heartbeat = Bytes.read(source);
    int partition = source.readInt();
    String signature = source.readUTF();
    OutRecord record =
        heartbeat == null
            ? new OutRecord(destination, key, value, timestamp, sentAt)
            : OutRecord.heartbeat(partition, heartbeat, value, timestamp, sentAt);
    return signature.isEmpty() ? record : record.signed(signature);
  }
}
