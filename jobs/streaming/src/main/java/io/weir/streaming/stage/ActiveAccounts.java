package io.weir.streaming.stage;

import io.weir.engine.event.Event;
import io.weir.engine.guard.GuardState;
import io.weir.engine.guard.Sample;
import java.util.HashMap;
import java.util.Map;

/**
 * Which accounts of a tenant are active in an hour, as one subtask sees it. Only those with the
 * smallest hashes are told on, once an hour, so that it costs every event a comparison and the
 * guard a few thousand records an hour. No state: after a restart they are told again, which
 * changes nothing. For one thread.
 */
final class ActiveAccounts {
  /** Tenants beyond are not sampled: of theirs, no share is judged. */
  private static final int MOST_TENANTS = 1_000;

  private final Map<String, Hour> tenants = new HashMap<>();

  private static final class Hour {
    private final Sample sample = new Sample();
    private long hour = Long.MIN_VALUE;
  }

  /**
   * Whether the guard should hear of an account.
   *
   * @param key what the account stage calls it: an event that nobody owns is no account
   * @param account its {@link Sample#hash}
   */
  boolean isNews(Event event, String key, long account) {
    Hour tenant = tenants.get(event.tenant());
    if (tenant == null) {
      if (tenants.size() >= MOST_TENANTS) {
        return false;
      }
      tenant = new Hour();
      tenants.put(event.tenant(), tenant);
    }
    long hour = GuardState.hour(event.appendTime());
    if (hour > tenant.hour) {
      tenant.hour = hour;
      tenant.sample.clear();
    }
    return hour == tenant.hour
        && account <= tenant.sample.highest()
        && !isOwnerless(event.tenant(), key)
        && tenant.sample.add(account);
  }

  private static boolean isOwnerless(String tenant, String key) {
    int subject = tenant.length() + 1;
    return key.startsWith("event:", subject) || key.startsWith("transfer:", subject);
  }
}
