package io.weir.signing;

import java.io.Serializable;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What keys may do in an installation, and until and since when: by the append time of what they
 * sign, as the log of patterns is judged anew at each start. Immutable.
 *
 * @param roles of each key, by its name, with the append time, epoch millis, from which it has them
 *     no longer; Long.MAX_VALUE: it has
 * @param twoPerson what needs two keys with the right, with the append time from which it does;
 *     Long.MIN_VALUE: it always did
 */
public record Rules(Map<String, Map<Role, Long>> roles, Map<Right, Long> twoPerson)
    implements Serializable {

  public Rules {
    Map<String, Map<Role, Long>> copy = new HashMap<>();
    roles.forEach((name, held) -> copy.put(name, Map.copyOf(held)));
    roles = Map.copyOf(copy);
    twoPerson = Map.copyOf(twoPerson);
  }

  /** Rules without beginning or end. */
  public static Rules always(Map<String, List<Role>> roles, Collection<Right> twoPerson) {
    Map<String, Map<Role, Long>> held = new HashMap<>();
    roles.forEach(
        (name, all) -> {
          Map<Role, Long> until = new EnumMap<>(Role.class);
          all.forEach(role -> until.put(role, Long.MAX_VALUE));
          held.put(name, until);
        });
    Map<Right, Long> from = new EnumMap<>(Right.class);
    twoPerson.forEach(right -> from.put(right, Long.MIN_VALUE));
    return new Rules(held, from);
  }

  /** How many keys with the right must sign what is appended at this time, epoch millis. */
  int needed(Right right, long appendTime) {
    return appendTime >= twoPerson.getOrDefault(right, Long.MAX_VALUE) ? 2 : 1;
  }
}
