package io.weir.patterns.model;

import java.util.Set;

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

  /** In the place of a pattern's id: an account has more events than are kept. */
  public static final String HISTORY_CUT = "weir-history-cut";

  /** The same: a pattern's question was given up, as it would cost too much. */
  public static final String SEARCH_CUT = "weir-search-cut";

  /** The same: an address, device or payee met more accounts than can be told of it. */
  public static final String CONTACTS_CUT = "weir-contacts-cut";

  /** What stands in the place of a pattern's id in signals of no pattern. */
  public static final Set<String> OWN = Set.of(HISTORY_CUT, SEARCH_CUT, CONTACTS_CUT);

  /** What no pattern may be called, as its signals would pass for others. */
  public static final String OWN_PREFIX = "weir-";

  private SignalStream() {}
}
