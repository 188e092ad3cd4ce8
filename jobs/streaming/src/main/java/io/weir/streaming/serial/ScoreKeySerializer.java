package io.weir.streaming.serial;

import io.weir.engine.scorecard.ScoreKey;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Writes whose score it is. */
final class ScoreKeySerializer extends OwnFormSerializer<ScoreKey> {
  private static final long serialVersionUID = 1;

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public ScoreKey copy(ScoreKey from) {
    return from;
  }

  @Override
  void write(ScoreKey key, DataOutput target) throws IOException {
    key.write(target);
  }

  @Override
  ScoreKey read(DataInput source) throws IOException {
    return ScoreKey.read(source);
  }
}
