package io.weir.simulator.attack;

/** One kind of attack. */
@FunctionalInterface
interface Attack {

  /** Plans the deeds of one attack that begins at the present moment. */
  void begin(Scene scene);
}
