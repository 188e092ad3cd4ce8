package io.weir.simulator.world;

/** Sees what is sent; how attacks learn the ids of their own events. */
@FunctionalInterface
public interface Witness {

  /** Witness of honest events. */
  Witness NOBODY = draft -> {};

  void sent(Draft draft);
}
