package io.weir.engine.account;

import io.weir.engine.account.SequenceSpec.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Patterns of accounts and sessions that late events complete and break in every way there is. */
final class RandomPatterns {
  private static final String[] SEVERITIES = {"low", "medium", "high", "critical"};
  private static final String[] GROUPS = {"CTX", "CHG", "DST"};
  private static final String[] ACTIONS = {"allow", "monitor", "step-up", "hold", "block"};
  private static final String[] SCOPES = {
    "event", "payment", "session", "account-outbound", "account-login", "account"
  };
  private static final String[] TTLS = {"3ms", "20ms", "45ms", "30s", "2m", "1h"};
  private static final String[] LOGINS = {
    "n.or(0) >= 2",
    "fresh.or(false)",
    "failing.or(0.0) >= 0.5",
    "n.or(0) == 1 && status == \"SUCCESS\"",
    "known(device_id) && lastDevice.or(\"?\") == device_id"
  };
  private static final String[] PAYMENTS = {
    "n.or(0) >= 2 && paid.or(0) >= 300",
    "failing.or(1.0) < 0.5 && base_amount_minor > 50",
    "paid.or(0) < 200 && (paid.or(0) > 90 || !payee_is_own.or(false))",
    "base_amount_minor.or(0) > 100 && !payee_is_own.or(false)"
  };

  private RandomPatterns() {}

  /** Everything of a pattern file from its key on. */
  static String random(Random random) {
    StringBuilder text = new StringBuilder();
    text.append("key: ").append(random.nextInt(4) == 0 ? "session" : "account").append('\n');
    text.append("severity: ").append(pick(SEVERITIES, random)).append('\n');
    text.append("group: ").append(pick(GROUPS, random)).append('\n');
    text.append("action: ").append(action(random)).append('\n');
    text.append("aggregates:\n");
    aggregate(text, "n", "count: login, where: 'status == \"FAILURE\"'", random);
    aggregate(text, "fresh", "firstSeen: login.device_id", random);
    aggregate(text, "failing", "ratio: login, of: 'status == \"FAILURE\"', atLeast: 2", random);
    aggregate(text, "paid", "sum: payment.base_amount_minor, prior: true", random);
    aggregate(text, "lastDevice", "last: login.device_id, prior: true", random);
    text.append("reason: 'n is {n}, paid {paid}, {age}'\n");
    if (random.nextInt(4) == 0) {
      text.append("alternatives:\n");
      for (int i = 0; i < 2; i++) {
        text.append("  - {name: w").append(i);
        text.append(", severity: ").append(pick(SEVERITIES, random));
        text.append(random.nextBoolean() ? ", action: " + action(random) : "");
        text.append(", ").append(form(random)).append("}\n");
      }
    } else {
      text.append(random.nextInt(3) == 0 ? silence(random) : form(random)).append('\n');
    }
    if (random.nextInt(8) == 0) {
      text.append("settle: 1s\n");
    }
    return text.toString();
  }

  private static String form(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> "when: {on: login, where: '" + pick(LOGINS, random) + "'}";
      case 1 -> "when: {on: payment, where: '" + pick(PAYMENTS, random) + "'}";
      case 2 ->
          "sequence: {within: %dms, steps: [{a: login, where: '%s'}, {b: payment, where: '%s'}]}"
              .formatted(1 + random.nextInt(40), pick(LOGINS, random), pick(PAYMENTS, random));
      case 3 ->
          ("sequence: {within: %dms, steps: [{a: login}, {not: {x: login, where: '%s'}},"
                  + " {b: payment, where: 'device_id == a.device_id'}]}")
              .formatted(1 + random.nextInt(40), pick(LOGINS, random));
      default -> "sequence: " + SequenceSpec.random(random, Language.ALL).yaml();
    };
  }

  /** A sequence that is judged some time after its last event. */
  private static String silence(Random random) {
    int after = 1 + random.nextInt(30);
    return switch (random.nextInt(4)) {
      case 0 ->
          ("sequence: {within: %dms, steps: [{a: login, where: '%s'}, {b: payment, where: '%s'},"
                  + " {not: {x: login, for: %dms, where: '%s'}}]}")
              .formatted(
                  1 + random.nextInt(40),
                  pick(LOGINS, random),
                  pick(PAYMENTS, random),
                  after,
                  pick(LOGINS, random));
      case 1 ->
          ("sequence: {steps: [{not: {x: login, for: %dms, where: 'device_id == b.device_id'}},"
                  + " {b: payment, where: '%s'}, {not: {y: payment, for: %dms}}]}")
              .formatted(1 + random.nextInt(40), pick(PAYMENTS, random), after);
      default -> "sequence: " + SequenceSpec.random(random, Language.ALL, after).yaml();
    };
  }

  private static String action(Random random) {
    List<String> actions = new ArrayList<>();
    for (int i = random.nextInt(5) == 0 ? 2 : 1; i > 0; i--) {
      int floor = random.nextInt(ACTIONS.length);
      int cap = floor + random.nextInt(ACTIONS.length - floor);
      actions.add(
          "{floor: %s, cap: %s, scope: %s, ttl: %s}"
              .formatted(ACTIONS[floor], ACTIONS[cap], pick(SCOPES, random), pick(TTLS, random)));
    }
    return actions.toString();
  }

  private static void aggregate(StringBuilder text, String name, String what, Random random) {
    text.append(
        "  %s: {%s, over: %dms%s}%n"
            .formatted(
                name,
                what,
                1 + random.nextInt(50),
                random.nextInt(5) == 0 ? ", key: session" : ""));
  }

  private static String pick(String[] from, Random random) {
    return from[random.nextInt(from.length)];
  }
}
