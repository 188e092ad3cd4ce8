package io.weir.patterns.model;

/**
 * The stream of signals. Its events are statements about signals: all those about one have the same
 * id, and of these the one of the highest revision counts. One that says that a signal does not
 * hold after all stands for nothing itself; it takes the place of the one that said it does.
 */
public final class SignalStream {
  /** Name of the stream. */
  public static final String NAME = "signal";

  /** Activity of a statement that a signal holds: the only one patterns see. */
  public static final String RAISED = "RAISED";

  /** Activity of a statement that a signal does not hold after all. */
  public static final String WITHDRAWN = "WITHDRAWN";

  private SignalStream() {}
}
