package io.weir.streaming.stage;

import io.weir.engine.bytes.PackedEntry;
import java.io.IOException;
import org.apache.flink.api.common.state.ValueState;

/** Entries that the backend is asked for each time, as it keeps them as objects. */
record EntriesInBackend<S extends PackedEntry>(ValueState<S> states) implements Entries<S> {

  @Override
  public S of(String key) throws IOException {
    return states.value();
  }

  @Override
  public void keep(String key, S entry) throws IOException {
    if (entry.isEmpty()) {
      states.clear();
    } else {
      states.update(entry);
    }
  }

  @Override
  public void writeBack() {}
}
