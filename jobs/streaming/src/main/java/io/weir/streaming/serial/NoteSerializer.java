package io.weir.streaming.serial;

import io.weir.engine.scorecard.label.Note;
import io.weir.engine.scorecard.label.NoteWire;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Writes a note on its way from desk to desk. */
final class NoteSerializer extends OwnFormSerializer<Note> {
  private static final long serialVersionUID = 1;

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public Note copy(Note from) {
    return from;
  }

  @Override
  void write(Note note, DataOutput target) throws IOException {
    NoteWire.write(note, target);
  }

  @Override
  Note read(DataInput source) throws IOException {
    return NoteWire.read(source);
  }
}
