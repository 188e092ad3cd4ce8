package io.weir.streaming.stage;

import io.weir.engine.bytes.PackedEntry;
import java.io.IOException;

/**
 * The packed entries of a stage's subtask, one a key. One thread.
 *
 * @param <S> what an entry holds
 */
interface Entries<S extends PackedEntry> {
  /** The entry of the key in turn; null where there is none. */
  S of(String key) throws IOException;

  /** Keeps the entry of the key in turn, as it is now; one with nothing in it is removed. */
  void keep(String key, S entry) throws IOException;

  /** Lets the backend know everything; the key in turn stays it. */
  void writeBack() throws IOException;
}
