package io.weir.streaming.record;

import io.weir.engine.event.Event;

/** An event on its way to a stage, with the key it has there. */
public final class Hop {
  private final String key;
  private final Event event;

  public Hop(String key, Event event) {
    this.key = key;
    this.event = event;
  }

  /** Tenant and subject: what the stage is keyed by. */
  public String key() {
    return key;
  }

  public Event event() {
    return event;
  }

  @Override
  public String toString() {
    return event.stream().name() + " " + event.id();
  }
}
