package io.weir.architecture.wrong.engine;

import java.util.Random;
import java.util.UUID;

/** Draws what nobody can draw again. */
public final class Guesses {
  public int number() {
    return new Random().nextInt();
  }

  public int repeatable(long seed) {
    return new Random(seed).nextInt();
  }

  public UUID id() {
    return UUID.randomUUID();
  }
}
