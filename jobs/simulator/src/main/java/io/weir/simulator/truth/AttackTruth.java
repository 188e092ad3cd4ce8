package io.weir.simulator.truth;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One attack as it really happened. Sets are in order of first appearance.
 *
 * @param attackId unique within the simulation: {@code account-drain-02}
 * @param kind what was done
 * @param accountIds accounts acted on: victims, accounts only knocked at, and accounts the attacker
 *     holds
 * @param harmedAccountIds those of them with a harmful event
 * @param sourceIps the attacker's addresses; not those of deceived customers
 * @param deviceIds the attacker's devices; not those of deceived customers
 * @param payeeIds destinations of the attacker's choice
 * @param eventIds the malicious events, in order of event time
 * @param harmfulEventIds those of them that did harm: log-ins into an account taken over, and
 *     payments out
 * @param firstEventTime event time of the first, milliseconds since the epoch
 * @param lastEventTime event time of the last
 */
public record AttackTruth(
    String attackId,
    AttackKind kind,
    Set<String> accountIds,
    Set<String> harmedAccountIds,
    Set<String> sourceIps,
    Set<String> deviceIds,
    Set<String> payeeIds,
    List<String> eventIds,
    Set<String> harmfulEventIds,
    long firstEventTime,
    long lastEventTime) {

  public AttackTruth {
    accountIds = ordered(accountIds);
    harmedAccountIds = ordered(harmedAccountIds);
    sourceIps = ordered(sourceIps);
    deviceIds = ordered(deviceIds);
    payeeIds = ordered(payeeIds);
    eventIds = List.copyOf(eventIds);
    harmfulEventIds = ordered(harmfulEventIds);
  }

  private static Set<String> ordered(Set<String> values) {
    return Collections.unmodifiableSet(new LinkedHashSet<>(values));
  }
}
