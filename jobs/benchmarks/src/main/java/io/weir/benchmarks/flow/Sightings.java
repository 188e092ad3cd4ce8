package io.weir.benchmarks.flow;

/** What contenders must agree on: one sighting a pattern and completing event. */
public final class Sightings {
  private Sightings() {}

  /** The sighting of a pattern at the event that completes it. */
  public static String of(String pattern, String event) {
    return pattern + " at " + event;
  }
}
