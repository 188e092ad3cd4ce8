package io.weir.benchmarks.flow;

import io.weir.streaming.record.Hop;
import java.util.AbstractList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Accounts that have had events, and then one more event of some of them. The first are made as
 * they are asked for, since of a million accounts they would fill the heap.
 */
public final class FilledAccounts {
  private static final int BEFORE = 2;
  private static final int MOST_COUNTED = 100_000;
  private static final long SEED = 17;

  private final int accounts;
  private final List<Hop> counted;
  private volatile long bytes;

  private FilledAccounts(int accounts) {
    this.accounts = accounts;
    int first = BEFORE * accounts;
    this.counted = new OwnHops(first, Math.min(MOST_COUNTED, accounts), this::operation).all();
  }

  /** So many accounts. */
  public static FilledAccounts of(int accounts) {
    return new FilledAccounts(accounts);
  }

  private Operation operation(int i) {
    SplittableRandom random = new SplittableRandom(SEED + i);
    return Traffic.operation(i, (int) ((i * 7_919L) % accounts), random);
  }

  /**
   * All events; the clock starts where every account has had its own, and what they left has come
   * to rest: to copy it there is part of what it costs to fill many accounts, and in a job that
   * runs it was done long before.
   */
  public CountedFrom counting() {
    return new CountedFrom(events(), BEFORE * accounts, System::gc);
  }

  /** The same; where the clock starts, the heap is weighed. */
  public CountedFrom weighing() {
    return new CountedFrom(events(), BEFORE * accounts, () -> bytes = heap());
  }

  /** Bytes the whole heap held when last weighed. */
  public long bytes() {
    return bytes;
  }

  private List<Hop> events() {
    OwnHops filling = new OwnHops(0, BEFORE * accounts, this::operation);
    return new AbstractList<>() {
      @Override
      public Hop get(int i) {
        return i < filling.size() ? filling.get(i) : counted.get(i - filling.size());
      }

      @Override
      public int size() {
        return filling.size() + counted.size();
      }
    };
  }

  private static long heap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
