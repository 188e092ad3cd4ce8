package io.weir.benchmarks.measure;

import java.time.Duration;

/** Something measured beside its baseline. */
public interface Suite {

  /** As it is called on the command line, and what its figures' keys begin with. */
  String name();

  /** What is measured against what, in sentences for people. */
  String about();

  /**
   * How long it takes at most on two cores, but for what is always played: a round that counts, and
   * the one before it that does not. All suites together: ten minutes {@link Effort#QUICK}, an hour
   * {@link Effort#FULL}.
   */
  Duration allowance(Effort effort);

  /**
   * Measures.
   *
   * @param sheet takes the figures
   * @throws DisagreementException if contenders that must say the same do not
   * @throws Exception if the cluster or the broker fails
   */
  void run(Effort effort, Sheet sheet) throws Exception;
}
