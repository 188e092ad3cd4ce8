package io.weir.benchmarks.measure;

/** Something measured beside its baseline. */
public interface Suite {

  /** As it is called on the command line, and what its figures' keys begin with. */
  String name();

  /** What is measured against what, in sentences for people. */
  String about();

  /**
   * Measures.
   *
   * @param sheet takes the figures
   * @throws DisagreementException if contenders that must say the same do not
   * @throws Exception if the cluster or the broker fails
   */
  void run(Effort effort, Sheet sheet) throws Exception;
}
