package io.weir.simulator.world;

/** A story: one deed after the other, each some seconds after the one before. */
public final class Timeline {

  private static final long SECOND = 1_000;

  private final World world;
  private final Chance chance;
  private long time;

  /** A story that begins at {@code start}, milliseconds since the epoch. */
  public Timeline(World world, Chance chance, long start) {
    this.world = world;
    this.chance = chance;
    this.time = start;
  }

  /** Lets between {@code least} and {@code most} seconds pass. */
  public Timeline pause(long least, long most) {
    time += chance.between(least * SECOND, most * SECOND);
    return this;
  }

  /** Plans a deed for the moment the story has come to. */
  public Timeline then(Runnable deed) {
    world.at(time, deed);
    return this;
  }

  /** The moment the story has come to, milliseconds since the epoch. */
  public long time() {
    return time;
  }
}
