package io.weir.simulator.truth;

import io.weir.simulator.world.Draft;
import io.weir.simulator.world.Witness;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keeps the truth about one attack while it happens. */
public final class AttackRecord implements Witness {

  private final String attackId;
  private final AttackKind kind;
  private final Set<String> accounts = new LinkedHashSet<>();
  private final Map<String, String> accountOf = new HashMap<>();
  private final Set<String> harmed = new LinkedHashSet<>();
  private final Set<String> ips = new LinkedHashSet<>();
  private final Set<String> devices = new LinkedHashSet<>();
  private final Set<String> payees = new LinkedHashSet<>();
  private final List<String> events = new ArrayList<>();
  private final Set<String> harmful = new LinkedHashSet<>();
  private long first;
  private long last;

  public AttackRecord(String attackId, AttackKind kind) {
    this.attackId = attackId;
    this.kind = kind;
  }

  @Override
  public void sent(Draft draft) {
    note(draft);
    add(ips, draft.ip());
    add(devices, draft.deviceId());
  }

  private void note(Draft draft) {
    if (events.isEmpty()) {
      first = draft.eventTime();
    }
    last = draft.eventTime();
    events.add(draft.eventId());
    add(accounts, draft.account());
    accountOf.put(draft.eventId(), draft.account());
    add(payees, draft.payeeId());
  }

  /** Witness of what victims do for the attacker, from their own devices and homes. */
  public Witness deceived() {
    return this::note;
  }

  /** Marks an event as harm done; null is none. */
  public void harm(String eventId) {
    if (eventId != null) {
      harmful.add(eventId);
      add(harmed, accountOf.get(eventId));
    }
  }

  /** Whether anything has happened yet. */
  public boolean happened() {
    return !events.isEmpty();
  }

  public AttackTruth truth() {
    return new AttackTruth(
        attackId, kind, accounts, harmed, ips, devices, payees, events, harmful, first, last);
  }

  private static void add(Set<String> set, String value) {
    if (value != null) {
      set.add(value);
    }
  }
}
