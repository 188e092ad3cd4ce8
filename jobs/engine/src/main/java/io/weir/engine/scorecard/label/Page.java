package io.weir.engine.scorecard.label;

import java.io.DataOutput;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * What a desk keeps about one key. Whatever the order notes come in, what goes out in the end comes
 * to the same. Not thread-safe.
 */
public interface Page {

  /** Takes a note in; what follows from it goes out. */
  void take(Note note, Consumer<Note> out);

  /** From when on nobody needs it any more, epoch millis. */
  long endsAt();

  /** Writes it; the first byte is the format's version. */
  void write(DataOutput out) throws IOException;
}
