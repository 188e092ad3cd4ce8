package io.weir.architecture.wrong.patterns;

import io.weir.architecture.wrong.engine.ReachesDown;

/** Against the arrow. */
public final class ReachesUp {
  public ReachesDown above;
}
