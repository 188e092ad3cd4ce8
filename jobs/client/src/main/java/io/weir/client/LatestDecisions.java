package io.weir.client;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was acted on, by id: a decision read again, or a milder one of the same revision as a
 * recovery may bring it, is not acted on. Remembers as much as its {@link Memory} says.
 * Thread-safe.
 */
final class LatestDecisions {
  /** First decisions that restrict nothing: once forgotten, what comes counts as it did before. */
  private final Map<String, Known> letThrough = new LinkedHashMap<>();

  private final Map<String, Known> others = new LinkedHashMap<>();
  private final Map<Trigger, Decision> byTrigger = new HashMap<>();
  private final Memory memory;

  /** The event a decision is about. */
  record Trigger(String tenant, String eventId) {
    static Trigger of(Decision decision) {
      return new Trigger(decision.tenant(), decision.eventId());
    }
  }

  private record Known(Decision decision, long since) {}

  LatestDecisions(Memory memory) {
    this.memory = memory;
  }

  /**
   * Whether the decision is to be acted on; then it is what was acted on.
   *
   * @param now epoch millis
   */
  synchronized boolean counts(Decision said, long now) {
    forgetBefore(now - memory.age().toMillis());
    Decision before = known(said.id());
    if (!said.acted() || (before != null && !said.countsAfter(before))) {
      return false;
    }
    letThrough.remove(said.id());
    others.remove(said.id());
    Map<String, Known> sort = isFirstThatLetsThrough(said) ? letThrough : others;
    sort.put(said.id(), new Known(said, now));
    byTrigger.put(Trigger.of(said), said);
    if (sort.size() > memory.most()) {
      forgetFirst(sort.values().iterator());
    }
    return true;
  }

  /**
   * What was acted on last about an event, unless that has ended by itself; else null.
   *
   * @param now epoch millis
   */
  synchronized Decision about(Trigger trigger, long now) {
    Decision said = byTrigger.get(trigger);
    return said == null || said.until() <= now ? null : said;
  }

  private static boolean isFirstThatLetsThrough(Decision said) {
    return said.revision() == 0
        && (said.action() == Action.ALLOW || said.action() == Action.MONITOR);
  }

  private Decision known(String id) {
    Known restricted = others.get(id);
    Known known = restricted == null ? letThrough.get(id) : restricted;
    return known == null ? null : known.decision();
  }

  private void forgetBefore(long oldest) {
    forgetBefore(oldest, letThrough);
    forgetBefore(oldest, others);
  }

  private void forgetBefore(long oldest, Map<String, Known> sort) {
    while (!sort.isEmpty() && sort.values().iterator().next().since() < oldest) {
      forgetFirst(sort.values().iterator());
    }
  }

  private void forgetFirst(Iterator<Known> sort) {
    Decision first = sort.next().decision();
    sort.remove();
    byTrigger.remove(Trigger.of(first), first);
  }
}
