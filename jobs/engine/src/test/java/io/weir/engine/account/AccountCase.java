package io.weir.engine.account;

import io.weir.engine.program.Versions;
import io.weir.engine.property.Cases;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Patterns;
import io.weir.schemas.StreamCatalog;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * Patterns, some with a second version from some instant on, and what arrives on one account.
 *
 * @param patterns their files from the key on
 * @param changed second versions, null where there is none
 * @param changeAt append time from which the second versions judge
 * @param arrivals in order of arrival, which is that of the append times
 */
record AccountCase(
    List<String> patterns, List<String> changed, long changeAt, List<Happening> arrivals) {

  static AccountCase random(Random random) {
    return random(random, false);
  }

  /** One in which people order things as well, and the customer proves who he is. */
  static AccountCase withOrders(Random random) {
    return random(random, true);
  }

  private static AccountCase random(Random random, boolean orders) {
    List<String> patterns = new ArrayList<>();
    List<String> changed = new ArrayList<>();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      patterns.add(RandomPatterns.random(random));
      changed.add(random.nextInt(5) == 0 ? RandomPatterns.random(random) : null);
    }
    int length = 5 + random.nextInt(90);
    int lateness = random.nextInt(3) == 0 ? 1 : 1 + random.nextInt(40);
    List<Happening> arrivals = new ArrayList<>();
    List<Happening> events = SequenceStreams.random(random, 4 + random.nextInt(40), length);
    for (Happening event : events) {
      Map<String, Object> fields = new HashMap<>(event.fields());
      if (event.stream().equals("payment")) {
        long amount = random.nextInt(300);
        fields.put("base_amount_minor", amount);
        if (amount % 2 == 0) {
          fields.put("payee_is_own", amount % 8 == 0);
        }
      }
      Happening one = random.nextInt(12) == 0 ? mark(random, event) : null;
      one = orders && random.nextInt(15) == 0 ? RandomOrders.random(random, event, events) : one;
      one =
          one == null
              ? new Happening(event.stream(), event.id(), event.time(), event.time(), fields)
              : one;
      one =
          orders && one.stream().equals("login") && random.nextInt(8) == 0
              ? proof(random, one)
              : one;
      arrivals.add(one.appendedAt(one.time() + random.nextInt(lateness)));
      if (random.nextInt(6) == 0) {
        arrivals.add(one.appendedAt(arrivals.get(arrivals.size() - 1).append()));
      }
    }
    arrivals.sort(Comparator.comparingLong(Happening::append));
    return new AccountCase(patterns, changed, random.nextInt(length), arrivals);
  }

  /** More events, within little time and in order, than an account keeps. */
  static AccountCase flood(Random random) {
    int size = AccountState.MOST_KEPT + 1 + random.nextInt(150);
    return new AccountCase(
        List.of(RandomPatterns.random(random)),
        Collections.singletonList(null),
        0,
        SequenceStreams.random(random, size, 5 + random.nextInt(40)));
  }

  /** A login by which the customer proves who he is, on a device enrolled more or less long ago. */
  private static Happening proof(Random random, Happening login) {
    Map<String, Object> fields = new HashMap<>(login.fields());
    fields.put("activity", "MFA_RESULT");
    fields.put("mfa_outcome", "APPROVED");
    fields.put("auth_factors", List.of("WEBAUTHN"));
    long day = 24 * 60 * 60 * 1000L;
    fields.put("device_enrolled_at", Happening.START + random.nextInt(60) - day);
    return new Happening("login", login.id(), login.time(), login.time(), fields);
  }

  /** What another subject's owner tells the account. */
  private static Happening mark(Random random, Happening when) {
    String[] severities = {"LOW", "MEDIUM", "HIGH"};
    Map<String, Object> fields = new HashMap<>();
    fields.put("account_id", "A");
    fields.put("activity", "RAISED");
    fields.put("signal_id", "mark-" + when.id());
    fields.put("pattern_id", "elsewhere");
    fields.put("version", 1L);
    fields.put("severity", severities[random.nextInt(3)]);
    fields.put("group", "SRC");
    fields.put("key_dimension", "ip");
    fields.put("key", "192.0.2.1");
    fields.put("expires_at", Happening.START + when.time() + 1 + random.nextInt(60));
    fields.put("mode", "ENFORCE");
    return new Happening("signal", when.id(), when.time(), when.time(), fields);
  }

  /**
   * The same where some events claim to be ahead of their append, as their producers' clocks are.
   */
  AccountCase early(Random random) {
    int most = 1 + random.nextInt(60);
    return with(
        one -> isEvent(one) && random.nextInt(6) == 0 ? before(one, random.nextInt(most)) : one);
  }

  /** The same with operations that come after the lateness allowed. */
  AccountCase late(Random random) {
    int most = 1 + random.nextInt(60);
    return with(
        one ->
            isEvent(one) && random.nextInt(12) == 0
                ? one.appendedAt(one.append() + random.nextInt(most)).tooLate()
                : one);
  }

  private static boolean isEvent(Happening one) {
    return one.stream().equals("login") || one.stream().equals("payment");
  }

  private static Happening before(Happening one, int millis) {
    return one.appendedAt(Math.min(one.append(), one.time() - millis));
  }

  /** Copies of an event stay copies of each other. */
  private AccountCase with(UnaryOperator<Happening> change) {
    Map<Happening, Happening> other = new HashMap<>();
    List<Happening> others = new ArrayList<>();
    arrivals.forEach(one -> others.add(other.computeIfAbsent(one, change)));
    others.sort(Comparator.comparingLong(Happening::append));
    return new AccountCase(patterns, changed, changeAt, others);
  }

  /** The patterns as the job knows them. */
  Versions versions() {
    Versions versions = unchanged();
    change(versions, "p");
    return versions;
  }

  /** The first versions of the patterns. */
  Versions unchanged() {
    Versions versions = new Versions(StreamCatalog.shipped(), Patterns.POLICY);
    for (int i = 0; i < patterns.size(); i++) {
      versions.put(Patterns.read("p" + i, patterns.get(i)), Long.MIN_VALUE);
    }
    return versions;
  }

  /** Makes the second versions known, as such or as patterns of other names. */
  void change(Versions versions, String prefix) {
    for (int i = 0; i < patterns.size(); i++) {
      if (changed.get(i) != null) {
        versions.put(Patterns.read(prefix + i, changed.get(i)), Happening.START + changeAt);
      }
    }
  }

  /** Each event once, sorted. */
  List<Happening> distinct() {
    return arrivals.stream().distinct().sorted().toList();
  }

  List<AccountCase> smaller() {
    List<AccountCase> smaller = new ArrayList<>();
    for (int i = 0; i < patterns.size() && patterns.size() > 1; i++) {
      List<String> fewer = new ArrayList<>(patterns);
      List<String> fewerChanged = new ArrayList<>(changed);
      fewer.remove(i);
      fewerChanged.remove(i);
      smaller.add(new AccountCase(fewer, fewerChanged, changeAt, arrivals));
    }
    for (int i = 0; i < changed.size(); i++) {
      if (changed.get(i) != null) {
        List<String> unchanged = new ArrayList<>(changed);
        unchanged.set(i, null);
        smaller.add(new AccountCase(patterns, unchanged, changeAt, arrivals));
      }
    }
    for (List<Happening> fewer : Cases.without(arrivals)) {
      smaller.add(new AccountCase(patterns, changed, changeAt, fewer));
    }
    return smaller;
  }

  @Override
  public String toString() {
    return "patterns %s%nchanged at %d to %s%narrivals %s"
        .formatted(patterns, changeAt, changed, arrivals);
  }
}
