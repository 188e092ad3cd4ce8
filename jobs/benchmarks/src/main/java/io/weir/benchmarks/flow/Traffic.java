package io.weir.benchmarks.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Events of many accounts in the order they arrive. Accounts come for a visit of some events, many
 * visits go on at once, and a share of the events arrives up to half a minute late.
 *
 * @param operations in order of arrival
 * @param arrivals when each arrives, by the clock of their times
 */
@SuppressWarnings("ArrayRecordComponent") // not compared
public record Traffic(List<Operation> operations, long[] arrivals) {
  /** The first event's time: a Monday. */
  public static final long START = 1_767_571_200_000L;

  /** The longest an event may be late, millis. */
  public static final long LATENESS = 60_000;

  private static final long APART = 20;
  private static final int LATEST = 1_500;
  private static final int VISITS = 2_000;
  private static final int EVENTS_A_VISIT = 8;
  private static final int COUNTERPARTIES = 3;

  /**
   * Makes traffic of accounts that come for visits.
   *
   * @param events how many
   * @param accounts they are drawn from
   * @param disorder share of the events that arrive late, 0 to 1
   */
  public static Traffic of(int events, int accounts, double disorder, long seed) {
    int visits = Math.min(VISITS, Math.max(1, events / EVENTS_A_VISIT));
    return of(events, accounts, visits, disorder, seed);
  }

  /** Makes traffic in which each event is any account's, in order: as even as chance makes it. */
  public static Traffic even(int events, int accounts, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Operation> operations = new ArrayList<>(events);
    for (int i = 0; i < events; i++) {
      operations.add(operation(i, random.nextInt(accounts), random));
    }
    return new Traffic(operations, operations.stream().mapToLong(one -> one.time).toArray());
  }

  /**
   * Traffic at a rate of the clock, all accounts in turn so that no two events of one have the same
   * time, and after it for a while only logons of one account, which complete nothing and move time
   * on.
   *
   * @param perSecond events a second
   * @param after logons at the end
   */
  public static Traffic paced(int events, int accounts, long perSecond, int after, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Operation> operations = new ArrayList<>(events + after);
    for (int i = 0; i < events + after; i++) {
      boolean quiet = i >= events;
      Operation one = operation(i, quiet ? accounts : (int) (i * 7_919L % accounts), random);
      one.time = START + i * 1_000L / perSecond;
      one.kind = quiet ? Kind.LOGON : one.kind;
      operations.add(one);
    }
    return new Traffic(operations, operations.stream().mapToLong(one -> one.time).toArray());
  }

  /**
   * Even traffic, but for one account that has a share of the events for itself.
   *
   * @param share 0 to 1
   */
  public static Traffic flooded(int events, int accounts, double share, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Operation> operations = new ArrayList<>(events);
    for (int i = 0; i < events; i++) {
      boolean hot = random.nextDouble() < share;
      operations.add(operation(i, hot ? accounts : random.nextInt(accounts), random));
    }
    return new Traffic(operations, operations.stream().mapToLong(one -> one.time).toArray());
  }

  private static Traffic of(int events, int accounts, int visits, double disorder, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] visitor = new int[visits];
    int[] left = new int[visitor.length];
    List<Operation> inOrder = new ArrayList<>(events);
    for (int i = 0; i < events; i++) {
      int visit = random.nextInt(visitor.length);
      if (left[visit] == 0) {
        visitor[visit] = random.nextInt(accounts);
        left[visit] = 1 + random.nextInt(2 * EVENTS_A_VISIT - 1);
      }
      left[visit]--;
      inOrder.add(operation(i, visitor[visit], random));
    }
    long[] arrivals = new long[events];
    for (int i = 0; i < events; i++) {
      boolean late = random.nextDouble() < disorder;
      arrivals[i] = START + APART * (i + (late ? 1 + random.nextInt(LATEST) : 0));
    }
    List<Integer> order =
        IntStream.range(0, events)
            .boxed()
            .sorted(Comparator.comparingLong((Integer i) -> arrivals[i]))
            .toList();
    Arrays.sort(arrivals);
    return new Traffic(order.stream().map(inOrder::get).toList(), arrivals);
  }

  static Operation operation(int i, int account, SplittableRandom random) {
    return new Operation(
        "e" + i,
        START + APART * i,
        Kind.any(random),
        random.nextInt(100) < 90,
        "account-" + account,
        1 + random.nextInt(200_000),
        "party-" + random.nextInt(COUNTERPARTIES));
  }

  /** How many. */
  public int size() {
    return operations.size();
  }
}
