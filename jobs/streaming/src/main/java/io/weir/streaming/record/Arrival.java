package io.weir.streaming.record;

import io.weir.engine.event.Event;

/** What a record of a stream turned out to be: an event, or what is wrong with it. Immutable. */
public final class Arrival {
  private final Event event;
  private final DeadLetter dead;
  private final AuditEntry audit;

  private Arrival(Event event, DeadLetter dead, AuditEntry audit) {
    this.event = event;
    this.dead = dead;
    this.audit = audit;
  }

  /** A record that is an event. */
  public static Arrival of(Event event) {
    return new Arrival(event, null, null);
  }

  /** A record that is none. */
  public static Arrival of(DeadLetter dead) {
    return new Arrival(null, dead, null);
  }

  /** The same, which the audit trail is to hear of. */
  public Arrival audited(AuditEntry entry) {
    return new Arrival(event, dead, entry);
  }

  /** What the audit trail is to hear of it; null for nothing. */
  public AuditEntry audit() {
    return audit;
  }

  /** The event; null where {@link #dead()} is not. */
  public Event event() {
    return event;
  }

  /** What is wrong with the record; null where {@link #event()} is not. */
  public DeadLetter dead() {
    return dead;
  }

  /** Name of the stream whose topic it came on. */
  public String stream() {
    return event != null ? event.stream().name() : dead.stream();
  }

  /** When the broker took the record, epoch millis. */
  public long appendTime() {
    return event != null ? event.appendTime() : dead.appendTime();
  }

  @Override
  public String toString() {
    return event != null ? event.stream().name() + " " + event.id() : dead.toString();
  }
}
