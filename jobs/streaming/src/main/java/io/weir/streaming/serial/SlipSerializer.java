package io.weir.streaming.serial;

import io.weir.engine.scorecard.label.Note;
import io.weir.engine.scorecard.label.NoteWire;
import io.weir.streaming.record.Slip;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes what a record says to the scores. */
final class SlipSerializer extends WireSerializer<Slip> {
  private static final long serialVersionUID = 1;

  private final OutRecordSerializer letters = new OutRecordSerializer();

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public Slip copy(Slip from) {
    return from;
  }

  @Override
  public void serialize(Slip slip, DataOutputView target) throws IOException {
    target.writeShort(slip.notes().size());
    for (Note note : slip.notes()) {
      NoteWire.write(note, target);
    }
    target.writeBoolean(slip.dead() != null);
    if (slip.dead() != null) {
      letters.serialize(slip.dead(), target);
    }
  }

  @Override
  public Slip deserialize(DataInputView source) throws IOException {
    List<Note> notes = new ArrayList<>();
    for (int left = source.readShort(); left > 0; left--) {
      notes.add(NoteWire.read(source));
    }
    return new Slip(notes, source.readBoolean() ? letters.deserialize(source) : null);
  }
}
