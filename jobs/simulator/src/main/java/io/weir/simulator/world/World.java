package io.weir.simulator.world;

import io.weir.schemas.StreamCatalog;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.avro.generic.GenericRecord;

/**
 * Simulated time: runs deeds in order of time and hands out their events in order of arrival. Holds
 * only what is planned and what is under way.
 */
public final class World implements Iterator<SimulatedEvent> {

  private final String tenant;
  private final long start;
  private final long end;
  private final Forms forms;
  private final Delivery delivery;
  private final EventIds ids;
  private final Agenda agenda = new Agenda();
  private final Outbox outbox = new Outbox();
  private long now;

  /**
   * A world in which nothing is planned yet.
   *
   * @param start first instant, milliseconds since the epoch
   * @param end nothing happens from here on; what is under way still arrives
   */
  public World(
      StreamCatalog catalog, String tenant, long start, long end, long seed, NoiseOptions noise) {
    this.tenant = tenant;
    this.start = start;
    this.end = end;
    this.now = start;
    this.forms = Forms.of(catalog);
    this.delivery = new Delivery(noise, Chance.of(seed, "delivery", 0));
    this.ids = new EventIds(seed);
  }

  /** First instant of the simulation. */
  public long start() {
    return start;
  }

  /** The instant from which on nothing happens. */
  public long end() {
    return end;
  }

  /** The present, milliseconds since the epoch. */
  public long now() {
    return now;
  }

  /** Plans a deed; one planned for the past happens at once. */
  public void at(long time, Runnable deed) {
    agenda.add(Math.max(time, now), deed);
  }

  public Events events(Witness witness) {
    return new Events(this, witness);
  }

  /** Sends bytes that are no event. */
  public void sendGarbage(String stream, byte[] bytes) {
    outbox.add(new SimulatedEvent(stream, null, bytes, now + delivery.delay(), null));
  }

  @Override
  public boolean hasNext() {
    while (!outbox.arrivesBy(agenda.nextTime()) && agenda.nextTime() < end) {
      now = agenda.nextTime();
      agenda.next().run();
    }
    return !outbox.isEmpty();
  }

  @Override
  public SimulatedEvent next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the simulated time is over");
    }
    return outbox.next();
  }

  String tenant() {
    return tenant;
  }

  Forms forms() {
    return forms;
  }

  String nextEventId(long eventTime) {
    return ids.next(eventTime);
  }

  void deliver(String stream, GenericRecord record, String key) {
    long appended = now + delivery.delay();
    outbox.add(new SimulatedEvent(stream, record, null, appended, key));
    if (delivery.sentTwice()) {
      outbox.add(new SimulatedEvent(stream, record, null, appended + delivery.again(), key));
    }
  }
}
