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
  }

  @Override
  public OutRecord deserialize(DataInputView source) throws IOException {
    return new OutRecord(
        Destination.valueOf(source.readUTF()),
        Bytes.read(source),
        Bytes.read(source),
        source.readLong(),
        source.readLong());
  }
}
