package io.weir.streaming.serial;

import io.weir.signing.Grant;
import io.weir.streaming.record.ControlRecord;
import io.weir.streaming.record.PatternChange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes an entry of the log of patterns and policy. */
final class ControlRecordSerializer extends WireSerializer<ControlRecord> {
  private static final long serialVersionUID = 1;

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public ControlRecord copy(ControlRecord from) {
    return from;
  }

  @Override
  public void serialize(ControlRecord record, DataOutputView target) throws IOException {
    target.writeUTF(record.topic());
    target.writeInt(record.partition());
    target.writeLong(record.offset());
    target.writeLong(record.appendTime());
    Grants.write(record.grant(), target);
    PatternChange change = record.change();
    target.writeBoolean(change != null);
    if (change == null) {
      text(record.problem(), target);
      return;
    }
    target.writeUTF(change.kind().name());
    target.writeUTF(change.id());
    target.writeInt(change.version());
    text(change.content(), target);
    text(change.mode(), target);
    text(change.author(), target);
    text(change.reason(), target);
    target.writeLong(change.publishedAt());
  }

  @Override
  public ControlRecord deserialize(DataInputView source) throws IOException {
    String topic = source.readUTF();
    int partition = source.readInt();
    long offset = source.readLong();
    long appendTime = source.readLong();
    Grant grant = Grants.read(source);
    if (!source.readBoolean()) {
      return ControlRecord.unreadable(text(source), topic, partition, offset, appendTime, grant);
    }
    PatternChange change =
        new PatternChange(
            PatternChange.Kind.valueOf(source.readUTF()),
            source.readUTF(),
            source.readInt(),
            text(source),
            text(source),
            text(source),
            text(source),
            source.readLong());
    return ControlRecord.of(change, topic, partition, offset, appendTime, grant);
  }

  private static void text(String text, DataOutputView target) throws IOException {
    Bytes.write(text == null ? null : text.getBytes(StandardCharsets.UTF_8), target);
  }

  private static String text(DataInputView source) throws IOException {
    byte[] bytes = Bytes.read(source);
    return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
  }
}
