package io.weir.streaming.serial;

import java.io.IOException;
import java.util.Objects;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * A serializer whose format is versioned inside the bytes. Two of one class are interchangeable:
 * formats evolve by their version byte, not by Flink's migration.
 *
 * @param <T> what it writes
 */
abstract class WireSerializer<T> extends TypeSerializer<T> {
  /** What was derived from the class before it was stated: all savepoints have it. */
  private static final long serialVersionUID = -5123384207091368612L;

  @Override
  public boolean isImmutableType() {
    return false;
  }

  @Override
  public TypeSerializer<T> duplicate() {
    return this;
  }

  @Override
  public T createInstance() {
    return null;
  }

  @Override
  public T copy(T from, T reuse) {
    return copy(from);
  }

  @Override
  public T deserialize(T reuse, DataInputView source) throws IOException {
    return deserialize(source);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    serialize(deserialize(source), target);
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public TypeSerializerSnapshot<T> snapshotConfiguration() {
    return new WireSnapshot<>(this);
  }

  /** How it reads what another one of its class has written; by its version byte, if no more. */
  TypeSerializerSchemaCompatibility<T> after(WireSerializer<T> before) {
    return TypeSerializerSchemaCompatibility.compatibleAsIs();
  }

  /** It was restored: another one may take its place. */
  void restored() {}

  @Override
  @SuppressWarnings("EqualsGetClass") // each format is a class of its own
  public boolean equals(Object other) {
    return other != null && getClass() == other.getClass();
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(getClass());
  }
}
