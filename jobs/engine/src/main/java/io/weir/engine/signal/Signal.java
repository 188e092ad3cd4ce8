package io.weir.engine.signal;

import io.weir.patterns.model.KeyStage;
import io.weir.patterns.model.Mode;
import java.util.Map;

/**
 * One statement about a signal, as it leaves the engine.
 *
 * @param tenant whose
 * @param raised true: it holds; false: withdrawn
 * @param revision grows with each statement about the same id
 * @param live the signal
 * @param mode of the pattern when it judged
 * @param warming whether the pattern lacked complete history
 * @param keys whom it concerns, by dimension: of a signal of an account, session or card those of
 *     the completing event, of any other its own; of a notice the account that met the subject
 */
public record Signal(
    String tenant,
    boolean raised,
    int revision,
    LiveSignal live,
    Mode mode,
    boolean warming,
    Map<String, String> keys) {
  public Signal {
    keys = Map.copyOf(keys);
  }

  /** Says once and for all what {@link LiveSignal#own} tells. */
  public static Signal own(String tenant, LiveSignal live, Map<String, String> keys) {
    return new Signal(tenant, true, 0, live, Mode.ENFORCE, false, keys);
  }

  /** The account it concerns, or null. */
  public String account() {
    return keys.get("account");
  }

  /** Whether it tells an account of the signal of another subject that the account met. */
  public boolean isNotice() {
    return account() != null && KeyStage.of(live.dimension()) != KeyStage.ACCOUNT;
  }

  /**
   * Id of this statement as a record: the same statement repeated has the same. All statements
   * about one signal are one event.
   */
  public String statementId() {
    return isNotice()
        ? Ids.hash("notice", live.id(), account())
        : Ids.hash("signal", live.id(), Integer.toString(revision));
  }
}
