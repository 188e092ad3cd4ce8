package io.weir.engine.guard;

import io.weir.engine.decision.Alert;
import io.weir.patterns.guard.GuardRules;
import io.weir.patterns.guard.Guarded;
import io.weir.patterns.model.Budget;
import io.weir.patterns.model.Pattern;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts what a pattern does to a tenant's customers in an hour of append time, and says so once an
 * hour when it exceeds its budget. Never reads a clock. Stateless.
 */
public final class GuardJudge {
  /** Accounts that must be known to be active before a share of them says anything. */
  static final int FEWEST_ACTIVE = 50;

  /** Accounts a pattern must touch before they are too many for anybody. */
  static final int FEWEST_TOUCHED = 20;

  private static final long HOUR = 3_600_000;
  private static final long MICRO = 1_000;

  private GuardJudge() {}

  /**
   * A pattern exceeded its budget.
   *
   * @param page what its owner is told
   * @param guarded what is lowered, and until when; null where it may not be lowered
   */
  public record Exceeded(Alert page, Guarded guarded) {}

  /**
   * A signal was raised.
   *
   * @param account the account it is about, as {@link Sample#hash}; null where it is about none
   * @param at when it was appended
   * @return null where that is within what the pattern may do
   */
  public static Exceeded matched(
      GuardState state, String tenant, Pattern pattern, GuardRules rules, Long account, long at) {
    PatternHours hours = state.pattern(pattern.id(), at);
    if (hours.hour() != GuardState.hour(at)) {
      return null;
    }
    hours.match();
    if (account != null) {
      hours.touch(account);
    }
    Budget stated = pattern.metadata().budget();
    long allowed = rules.perHour(stated, hours.mean());
    double share = share(state, hours);
    double allowedShare = rules.share(stated);
    boolean exceeded = hours.count() > allowed || share > allowedShare;
    if (!exceeded || !hours.tell()) {
      return null;
    }
    Map<String, String> values = new TreeMap<>();
    values.put("matches", Long.toString(hours.count()));
    values.put("allowed", Long.toString(allowed));
    values.put("share", percent(share));
    values.put("allowedShare", percent(allowedShare));
    long until = (hours.hour() + 2) * HOUR;
    boolean lowers = rules.mayLower(pattern);
    String what =
        "%s matches in an hour, %s allowed; %s of the active accounts, %s allowed; %s"
            .formatted(
                values.get("matches"),
                values.get("allowed"),
                values.get("share"),
                values.get("allowedShare"),
                lowers
                    ? "new subjects are held, not blocked, until " + Instant.ofEpochMilli(until)
                    : "it goes on as it is");
    Page page = new Page(tenant, pattern, hours.hour() * HOUR, until, values);
    return new Exceeded(
        page.says("exceeds its budget: " + what, "guard", hours.count(), at),
        lowers ? new Guarded(tenant, pattern.id(), until) : null);
  }

  /**
   * What the owner of a pattern is told that takes too much.
   *
   * @param nanos what it takes for an event of nearly every key
   * @param at append time of what it was asked about last
   * @param out whether it is to be taken out
   */
  public static Alert costs(
      String tenant, Pattern pattern, GuardRules rules, long nanos, long at, boolean out) {
    Map<String, String> values = new TreeMap<>();
    values.put("micros", Long.toString(nanos / MICRO));
    values.put("allowedMicros", Long.toString(rules.cost().nanos() / MICRO));
    long hour = GuardState.hour(at) * HOUR;
    String what =
        "takes %s us of a processor for an event of nearly every key, %s allowed; %s"
            .formatted(
                values.get("micros"),
                values.get("allowedMicros"),
                out
                    ? "it is to be off until 'weir pattern mode' puts it back"
                    : "it goes on as it is, as it was not published lately");
    return new Page(tenant, pattern, hour, hour + 2 * HOUR, values).says(what, "cost", 1, at);
  }

  /**
   * Of the accounts active in the hour, how many the pattern touched; 0 where too few are known.
   */
  private static double share(GuardState state, PatternHours hours) {
    Sample active = state.active();
    if (!state.isActiveIn(hours.hour()) || active.size() < FEWEST_ACTIVE) {
      return 0;
    }
    int touched = hours.touchedUpTo(active.highest());
    return touched < FEWEST_TOUCHED ? 0 : Math.min(1, (double) touched / active.size());
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f%%", share * 100);
  }
}
