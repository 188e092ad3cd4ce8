package io.weir.engine.program;

/** A change of the pattern set that is being read by another thread. */
public interface Expected {

  /** Whether it has been read, so that it can be taken without waiting. */
  boolean isKnown();

  /** Puts what it came to, once it is known; of one that is refused nothing is put. */
  void arrive();
}
