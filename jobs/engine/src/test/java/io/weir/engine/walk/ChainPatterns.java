package io.weir.engine.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Patterns that rest on each other's signals: one or two on events alone, that late events complete
 * and break, and a row of others, each on the signals of some before it.
 */
final class ChainPatterns {
  private static final String[] ALONE = {
    "when: {on: login, where: 'failing.or(0.0) >= 0.5'}",
    "when: {on: login, where: 'n >= 2 && status == \"SUCCESS\"'}",
    "when: {on: login, where: 'fresh.or(false) && n < 3'}",
    "sequence: {within: 25ms, steps: [{a: login}, {not: {x: login, where: 'status == \"FAILURE\"'}}, {b: payment}]}",
    "sequence: {within: 30ms, steps: [{a: login, where: 'n >= 1'}, {b: payment, where: 'device_id == a.device_id'}]}",
  };

  private static final String[] ON_SIGNALS = {
    "when: {on: signal, where: '%s'}",
    "when: {on: signal, where: '%s && heard >= 2'}",
    "when: {on: payment, where: 'heard >= 1 && heard < 4'}",
    "when: {on: login, where: 'sessions >= 2'}",
    "when: {on: payment, where: 'grave.or(0.0) >= 0.5'}",
    "sequence: {within: 30ms, steps: [{s: signal, where: '%s'}, {b: payment}]}",
    "sequence: {within: 30ms, steps: [{a: login}, {not: {s: signal, where: '%s'}}, {b: payment}]}",
    "sequence: {within: 30ms, steps: [{a: login}, {s: signal, where: '%s && session_id == a.session_id'}]}",
    "sequence: {within: 40ms, steps: [{s: signal, times: 2.., where: '%s'}, {b: payment}]}",
  };

  private ChainPatterns() {}

  /** Everything of the pattern files from their keys on; their ids are p0, p1, …. */
  static List<String> random(Random random) {
    List<String> patterns = new ArrayList<>();
    for (int i = 1 + random.nextInt(2); i > 0; i--) {
      patterns.add(alone(random));
    }
    for (int i = random.nextInt(4) == 0 ? 3 : 1 + random.nextInt(2); i > 0; i--) {
      int heard = random.nextInt(patterns.size());
      patterns.add(onSignals(random, "p" + heard, "p" + (patterns.size() - 1)));
    }
    return patterns;
  }

  private static String alone(Random random) {
    return head(random)
        + """
        aggregates:
          n: {count: login, where: 'status == "FAILURE"', over: 20ms}
          fresh: {firstSeen: login.device_id, over: 30ms}
          failing: {ratio: login, of: 'status == "FAILURE"', atLeast: 2, over: 25ms}
        reason: 'n is {n}'
        """
        + pick(ALONE, random)
        + "\n";
  }

  private static String onSignals(Random random, String one, String other) {
    String of =
        random.nextBoolean()
            ? "pattern_id == \"%s\"".formatted(one)
            : "pattern_id in [\"%s\", \"%s\"] && severity != \"LOW\"".formatted(one, other);
    return head(random)
        + """
        aggregates:
          heard: {count: signal, where: '%1$s', over: %2$dms}
          sessions: {distinct: signal.session_id, where: '%1$s', over: %2$dms}
          grave: {ratio: signal, of: 'severity == "HIGH"', where: '%1$s', over: %2$dms}
        reason: '%3$s'
        """
            .formatted(of, 5 + random.nextInt(25), random.nextBoolean() ? "heard {heard}" : "heard")
        + pick(ON_SIGNALS, random).formatted(of)
        + "\n";
  }

  private static String head(Random random) {
    return """
        key: %s
        severity: %s
        group: %s
        action: {floor: %s, scope: account, ttl: %s}
        """
        .formatted(
            random.nextInt(4) == 0 ? "session" : "account",
            pick(new String[] {"low", "medium", "high"}, random),
            pick(new String[] {"CTX", "CHG", "CHAIN"}, random),
            pick(new String[] {"monitor", "step-up", "hold"}, random),
            pick(new String[] {"20ms", "45ms", "1h"}, random));
  }

  private static String pick(String[] from, Random random) {
    return from[random.nextInt(from.length)];
  }
}
