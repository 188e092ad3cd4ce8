package io.weir.streaming.stage;

import io.weir.engine.bytes.PackedEntry;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.operators.KeyContext;

/**
 * Entries of a backend that keeps bytes, those used last at hand as objects: a key that is busy is
 * not unpacked and packed again with each of its events.
 *
 * <p>What was changed is written when it has waited longest and too much waits, when it makes room,
 * and before each checkpoint. Which entries are at hand changes nothing but the time it takes.
 * Bounds: {@link AtHand}.
 */
final class EntriesAtHand<S extends PackedEntry> implements Entries<S> {
  /**
   * What an entry is taken to grow by each time it is kept, until it is packed and weighed: an
   * event and what is frozen on it, which is more than most leave behind.
   */
  static final long GROWTH_BYTES = 512;

  /** What an entry weighs besides what it is as packed: its key and the objects around it. */
  private static final long LEAST_BYTES = 1_024;

  private final ValueState<S> states;
  private final KeyContext keys;
  private final AtHand bounds;
  private final Counter read;
  private final Counter written;

  /** By key, the one used longest ago first. */
  private final Map<String, Held<S>> held = new LinkedHashMap<>(1_024, 0.75f, true);

  /** Those of it that the backend does not know as they are, the one changed longest ago first. */
  private final Map<String, Held<S>> unwritten = new LinkedHashMap<>(1_024);

  private long heldBytes;
  private long unwrittenBytes;

  EntriesAtHand(ValueState<S> states, KeyContext keys, AtHand bounds, MetricGroup metrics) {
    this.states = states;
    this.keys = keys;
    this.bounds = bounds;
    this.read = metrics.counter("entriesRead");
    this.written = metrics.counter("entriesWritten");
    metrics.gauge("entriesAtHand", held::size);
    metrics.gauge("bytesAtHand", this::bytes);
  }

  @Override
  public S of(String key) throws IOException {
    Held<S> one = held.get(key);
    if (one != null) {
      return one.entry;
    }
    S entry = states.value();
    if (entry != null) {
      read.inc();
      hold(key, entry);
    }
    return entry;
  }

  @Override
  public void keep(String key, S entry) throws IOException {
    Held<S> one = held.get(key);
    if (one == null && !entry.isEmpty()) {
      one = hold(key, entry);
    }
    if (one != null) {
      one.entry = entry.isEmpty() ? null : entry;
      one.bytes += GROWTH_BYTES;
      heldBytes += GROWTH_BYTES;
      unwrittenBytes += unwritten.putIfAbsent(key, one) == null ? one.bytes : GROWTH_BYTES;
    }
    makeRoom();
  }

  @Override
  public void writeBack() throws IOException {
    Object turn = keys.getCurrentKey();
    writeOldest(0);
    turnBackTo(turn);
  }

  /** Weight of what is at hand. */
  long bytes() {
    return heldBytes;
  }

  /** Weight of what the backend does not know. */
  long unwrittenBytes() {
    return unwrittenBytes;
  }

  private Held<S> hold(String key, S entry) {
    Held<S> one = new Held<>(entry);
    held.put(key, one);
    heldBytes += one.bytes;
    return one;
  }

  private void makeRoom() throws IOException {
    if (unwrittenBytes <= bounds.unwritten() && heldBytes <= bounds.most()) {
      return;
    }
    Object turn = keys.getCurrentKey();
    writeOldest(bounds.unwritten());
    Iterator<Map.Entry<String, Held<S>>> oldest = held.entrySet().iterator();
    while (heldBytes > bounds.most()) {
      Map.Entry<String, Held<S>> next = oldest.next();
      Held<S> one = next.getValue();
      if (unwritten.remove(next.getKey()) != null) {
        write(next.getKey(), one);
      }
      heldBytes -= one.bytes;
      oldest.remove();
    }
    turnBackTo(turn);
  }

  private void writeOldest(long mayStay) throws IOException {
    Iterator<Map.Entry<String, Held<S>>> oldest = unwritten.entrySet().iterator();
    while (unwrittenBytes > mayStay) {
      Map.Entry<String, Held<S>> next = oldest.next();
      oldest.remove();
      write(next.getKey(), next.getValue());
      if (next.getValue().entry == null) {
        heldBytes -= held.remove(next.getKey()).bytes;
      }
    }
  }

  private void write(String key, Held<S> one) throws IOException {
    keys.setCurrentKey(key);
    unwrittenBytes -= one.bytes;
    if (one.entry == null) {
      states.clear();
      return;
    }
    states.update(one.entry);
    written.inc();
    heldBytes -= one.bytes;
    one.weigh();
    heldBytes += one.bytes;
  }

  /** Before the first event there was no turn to take back. */
  private void turnBackTo(Object turn) {
    if (turn != null) {
      keys.setCurrentKey(turn);
    }
  }

  private static final class Held<S extends PackedEntry> {
    /** Null: removed. */
    private S entry;

    private long bytes;

    private Held(S entry) {
      this.entry = entry;
      weigh();
    }

    private void weigh() {
      bytes = LEAST_BYTES + entry.packedBytes();
    }
  }
}
