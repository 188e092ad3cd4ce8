package io.weir.architecture.wrong.simulator.one;

import io.weir.architecture.wrong.simulator.two.Back;

/** Half of a cycle. */
public final class There {
  public Back back;
}
