package io.weir.streaming.serial;

import io.weir.engine.guard.GuardState;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes what the guard keeps of a tenant, packed into one entry. */
final class GuardStateSerializer extends WireSerializer<GuardState> {
  private static final long serialVersionUID = 1;

  @Override
  public GuardState copy(GuardState from) {
    return from.copy();
  }

  @Override
  public void serialize(GuardState state, DataOutputView target) throws IOException {
    state.write(target);
  }

  @Override
  public GuardState deserialize(DataInputView source) throws IOException {
    return GuardState.read(source);
  }
}
