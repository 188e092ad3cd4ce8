package io.weir.streaming.serial;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writes what knows its own form, with the form's version inside.
 *
 * @param <T> what it writes
 */
abstract class OwnFormSerializer<T> extends WireSerializer<T> {
  private static final long serialVersionUID = 1;

  abstract void write(T value, DataOutput target) throws IOException;

  abstract T read(DataInput source) throws IOException;

  @Override
  public T copy(T from) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      write(from, new DataOutputStream(bytes));
      return read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    } catch (IOException e) {
      throw new UncheckedIOException("what was just written cannot be read", e);
    }
  }

  @Override
  public void serialize(T value, DataOutputView target) throws IOException {
    write(value, target);
  }

  @Override
  public T deserialize(DataInputView source) throws IOException {
    return read(source);
  }
}
