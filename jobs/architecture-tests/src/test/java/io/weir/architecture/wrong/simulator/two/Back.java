package io.weir.architecture.wrong.simulator.two;

import io.weir.architecture.wrong.simulator.one.There;

/** The other half. */
public final class Back {
  public There there;
}
