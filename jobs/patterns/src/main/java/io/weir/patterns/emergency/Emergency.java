package io.weir.patterns.emergency;

/**
 * An emergency somebody raised, or lowered. Immutable.
 *
 * @param version grows with every change of the level of its scope
 * @param level of the policy's emergency levels; 0: it is over
 * @param scope which operations it is about; its text is the emergency's id
 * @param until event time at which it ends by itself, epoch millis; 0 where the level is 0
 * @param reason why, as its author says
 */
public record Emergency(int version, int level, EmergencyScope scope, long until, String reason) {

  /** What it is called: the same for every change of its level. */
  public String id() {
    return scope.toString();
  }
}
