package io.weir.benchmarks.measure;

/** Contenders that must say the same do not: their speeds cannot be compared. */
public final class DisagreementException extends RuntimeException {
  private static final long serialVersionUID = 1;

  DisagreementException(String message) {
    super(message);
  }
}
