package io.weir.benchmarks.aggregates;

/** What is made of the amounts in a window. */
final class Amounts {
  private long count;
  private long sum;
  private long min = Long.MAX_VALUE;
  private long max = Long.MIN_VALUE;

  void add(long amount) {
    count++;
    sum += amount;
    min = Math.min(min, amount);
    max = Math.max(max, amount);
  }

  /** Whether the rule's function of them is above its limit; of no amounts it never is. */
  boolean exceed(WindowRule rule) {
    if (count == 0) {
      return false;
    }
    return switch (rule.function()) {
      case SUM -> sum > rule.limit();
      case COUNT -> count > rule.limit();
      case MAX -> max > rule.limit();
      case MIN -> min > rule.limit();
      case MEAN -> (double) sum / count > rule.limit();
    };
  }
}
