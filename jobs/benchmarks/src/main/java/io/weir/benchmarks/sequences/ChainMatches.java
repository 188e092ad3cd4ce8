package io.weir.benchmarks.sequences;

import io.weir.benchmarks.flow.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many chains each operation completes, found by looking back over everything. */
public final class ChainMatches {
  private static final long MINUTE = 60_000;

  private ChainMatches() {}

  /**
   * Counts.
   *
   * @param operations in order; no two of an account at the same time
   * @return chains completed by the first so many and one operations together
   */
  public static long[] upTo(List<Chain> chains, List<Operation> operations) {
    Map<String, List<Operation>> earlier = new HashMap<>();
    long[] upTo = new long[operations.size()];
    long found = 0;
    for (int i = 0; i < upTo.length; i++) {
      Operation operation = operations.get(i);
      List<Operation> past =
          earlier.computeIfAbsent(operation.account, account -> new ArrayList<>());
      found += chains.stream().filter(chain -> completes(chain, operation, past)).count();
      past.add(operation);
      upTo[i] = found;
    }
    return upTo;
  }

  private static boolean completes(Chain chain, Operation third, List<Operation> past) {
    if (third.kind != chain.third() || third.amount < chain.least()) {
      return false;
    }
    boolean began = false;
    for (Operation one : past) {
      if (third.time - one.time >= chain.minutes() * MINUTE) {
        continue;
      }
      boolean fits = !chain.related() || one.counterparty.equals(third.counterparty);
      if (began && one.kind == chain.second() && fits) {
        return true;
      }
      began |= one.kind == chain.first() && one.success;
    }
    return false;
  }
}
