package io.weir.streaming.record;

import io.weir.engine.scorecard.label.Note;
import java.util.List;

/**
 * What one record says to the scores.
 *
 * @param notes for the desks; none where it says nothing
 * @param dead the record as a dead letter where it could not be read, else null
 */
public record Slip(List<Note> notes, OutRecord dead) {
  public Slip {
    notes = List.copyOf(notes);
  }
}
