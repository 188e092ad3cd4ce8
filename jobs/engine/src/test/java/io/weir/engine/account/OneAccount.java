package io.weir.engine.account;

import io.weir.engine.decision.Decision;
import io.weir.engine.decision.Restriction;
import io.weir.engine.program.Versions;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Patterns;
import io.weir.engine.walk.Told;
import io.weir.patterns.model.Action;
import io.weir.schemas.StreamCatalog;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One account, and what is said of it. */
abstract class OneAccount {
  static final long MINUTE = Duration.ofMinutes(1).toMillis();
  static final long DAY = Duration.ofDays(1).toMillis();

  static final String RESET =
      """
      key: account
      severity: high
      group: %s
      action: {floor: hold, scope: account-outbound, ttl: 24h}
      when: {on: login, where: 'activity == "PASSWORD_RESET"'}
      """;

  static final String LIMIT =
      """
      key: account
      severity: low
      group: PAY
      action: {floor: step-up, scope: account-outbound, ttl: 24h}
      when: {on: payment, where: 'activity == "LIMIT_CHANGE"'}
      """;

  /** For a minute after each login; of no use to anybody but to be one of many. */
  static final String BRIEF =
      """
      key: account
      severity: low
      group: AUTH
      action: {floor: step-up, scope: account-outbound, ttl: 1m}
      when: {on: login, where: 'activity == "LOGON"'}
      """;

  /** So that payments are kept: who was invited is treated so when he pays. */
  static final String INVITED =
      """
      key: account
      severity: low
      group: PAY
      action: {floor: %s, scope: payment, ttl: 1m}
      sequence:
        within: 1d
        steps:
          - invited: login
            where: 'activity == "MFA_RESULT"'
          - paid: payment
            where: 'activity == "PAYMENT_INITIATE"'
      """;

  /** Something small, capped and lasting as somebody says. */
  static final String SMALL =
      """
      key: account
      severity: medium
      group: DST
      action: {floor: monitor, cap: %s, scope: payment, ttl: %s}
      when: {on: payment, where: 'activity == "PAYEE_ADD"'}
      """;

  /** Late events take it back, and let it hold again. */
  static final String UNPROVEN =
      """
      key: account
      severity: high
      group: CHG
      action: {floor: hold, scope: payment, ttl: 24h}
      sequence:
        within: 1h
        steps:
          - change: login
            where: 'activity == "CONTACT_CHANGE"'
          - not: {proof: login, where: 'activity == "MFA_RESULT"'}
          - paid: payment
            where: 'activity == "PAYMENT_INITIATE"'
      """;

  final Versions versions = new Versions(StreamCatalog.shipped(), Patterns.POLICY);
  final AccountEvaluator evaluator = new AccountEvaluator(versions);
  final Told told = new Told();
  AccountState state = new AccountState();
  int number;

  OneAccount() {
    versions.put(Patterns.read("reset", RESET.formatted("CHG")), Long.MIN_VALUE);
    versions.put(Patterns.read("listed", RESET.formatted("LST").replace("RESET", "CHANGE")), 0);
    versions.put(Patterns.read("limit", LIMIT), Long.MIN_VALUE);
  }

  static long start(long at) {
    return Happening.START + at;
  }

  Map<String, Restriction> inForce() {
    Map<String, Restriction> newest = new HashMap<>();
    for (Restriction one : told.restrictions()) {
      newest.put(one.subjectType() + " " + one.subject() + " " + one.scope(), one);
    }
    newest.values().removeIf(Restriction::released);
    return newest;
  }

  void reset(long at) {
    happen("login", at, Map.of("activity", "PASSWORD_RESET"));
  }

  Action pay(long at) {
    happen("payment", at, Map.of("activity", "PAYMENT_INITIATE", "direction", "DBIT"));
    List<Decision> decisions = told.decisions();
    return decisions.get(decisions.size() - 1).action();
  }

  void prove(long at, long enrolled, String factor) {
    happen(
        "login",
        at,
        Map.of(
            "activity",
            "MFA_RESULT",
            "mfa_outcome",
            "APPROVED",
            "auth_factors",
            List.of(factor),
            "device_enrolled_at",
            start(enrolled)));
  }

  void release(long at, Map<String, Object> more) {
    Map<String, Object> fields = new HashMap<>(more);
    fields.put("activity", "RELEASED");
    happen("directive", at, fields);
  }

  void order(String kind, long at, String pattern, Long until) {
    order(kind, at, pattern, until, Map.of());
  }

  void order(String kind, long at, String pattern, Long until, Map<String, Object> more) {
    Map<String, Object> fields = new HashMap<>(more);
    fields.put("activity", kind);
    fields.put("pattern_id", pattern);
    fields.put("valid_until", until == null ? null : start(until));
    happen("directive", at, fields);
  }

  void happen(String stream, long at, Map<String, Object> more) {
    Map<String, Object> fields = new HashMap<>(more);
    fields.put("account_id", "A");
    Happening one = new Happening(stream, "e" + ++number, at, at, fields);
    evaluator.eager(one.event(), state, Long.MIN_VALUE, told);
  }
}
