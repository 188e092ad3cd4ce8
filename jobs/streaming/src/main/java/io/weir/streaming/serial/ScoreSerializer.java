package io.weir.streaming.serial;

import io.weir.engine.scorecard.Score;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Writes what is counted of one version of a pattern. */
final class ScoreSerializer extends OwnFormSerializer<Score> {
  private static final long serialVersionUID = 1;

  @Override
  void write(Score score, DataOutput target) throws IOException {
    score.write(target);
  }

  @Override
  Score read(DataInput source) throws IOException {
    return Score.read(source);
  }
}
