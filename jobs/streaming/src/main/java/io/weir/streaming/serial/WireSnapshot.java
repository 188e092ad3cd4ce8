package io.weir.streaming.serial;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Snapshot of a {@link WireSerializer}: the serializer itself, which carries the schemas that state
 * was written with, so that a restore needs nothing from outside, and that of today can take over
 * from it. Class names of serializers are part of the savepoint format.
 *
 * @param <T> what the serializer writes
 */
public final class WireSnapshot<T> implements TypeSerializerSnapshot<T> {
  private static final int VERSION = 1;

  private WireSerializer<T> serializer;

  /** For Flink, before {@link #readSnapshot}. */
  public WireSnapshot() {}

  WireSnapshot(WireSerializer<T> serializer) {
    this.serializer = serializer;
  }

  @Override
  public int getCurrentVersion() {
    return VERSION;
  }

  @Override
  public void writeSnapshot(DataOutputView out) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream objects = new ObjectOutputStream(bytes)) {
      objects.writeObject(serializer);
    }
    out.writeInt(bytes.size());
    out.write(bytes.toByteArray());
  }

  @Override
  @SuppressWarnings("unchecked")
  public void readSnapshot(int version, DataInputView in, ClassLoader loader) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    try (ObjectInputStream objects = new LoaderStream(bytes, loader)) {
      serializer = (WireSerializer<T>) objects.readObject();
      serializer.restored();
    } catch (ClassNotFoundException e) {
      throw new IOException("state was written by a serializer this release does not have", e);
    }
  }

  @Override
  public TypeSerializer<T> restoreSerializer() {
    return serializer;
  }

  @Override
  public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(
      TypeSerializerSnapshot<T> old) {
    return old instanceof WireSnapshot<T> before
            && before.serializer.getClass() == serializer.getClass()
        ? serializer.after(before.serializer)
        : TypeSerializerSchemaCompatibility.incompatible();
  }

  /** Finds classes where the job's are. */
  private static final class LoaderStream extends ObjectInputStream {
    private final ClassLoader loader;

    LoaderStream(byte[] bytes, ClassLoader loader) throws IOException {
      super(new ByteArrayInputStream(bytes));
      this.loader = loader;
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass description)
        throws IOException, ClassNotFoundException {
      return Class.forName(description.getName(), false, loader);
    }
  }
}
