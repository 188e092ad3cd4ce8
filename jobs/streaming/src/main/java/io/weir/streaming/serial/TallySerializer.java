package io.weir.streaming.serial;

import io.weir.streaming.record.Tally;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes what the guard counts. */
final class TallySerializer extends WireSerializer<Tally> {
  private static final long serialVersionUID = 1;

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public Tally copy(Tally from) {
    return from;
  }

  @Override
  public void serialize(Tally tally, DataOutputView target) throws IOException {
    target.writeUTF(tally.tenant());
    target.writeUTF(tally.kind().name());
    target.writeUTF(tally.pattern());
    target.writeInt(tally.version());
    target.writeLong(tally.number());
    target.writeLong(tally.at());
  }

  @Override
  public Tally deserialize(DataInputView source) throws IOException {
    return new Tally(
        source.readUTF(),
        Tally.Kind.valueOf(source.readUTF()),
        source.readUTF(),
        source.readInt(),
        source.readLong(),
        source.readLong());
  }
}
