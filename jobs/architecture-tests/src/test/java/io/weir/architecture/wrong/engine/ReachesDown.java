package io.weir.architecture.wrong.engine;

import io.weir.architecture.wrong.schemas.Below;

/** Along the arrow: nothing wrong here. */
public final class ReachesDown {
  public Below below;
}
