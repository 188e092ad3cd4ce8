package io.weir.simulator.world;

/** Writes events of the three streams at the present moment, seen by one witness. */
public final class Events {

  private final World world;
  private final Witness witness;

  Events(World world, Witness witness) {
    this.world = world;
    this.witness = witness;
  }

  public World world() {
    return world;
  }

  public Draft login(String activity) {
    return new Draft(world, world.forms().login(), witness, activity);
  }

  public Draft device(String activity) {
    return new Draft(world, world.forms().device(), witness, activity);
  }

  public Draft payment(String activity) {
    return new Draft(world, world.forms().payment(), witness, activity);
  }
}
