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

  /** The event a decision is about; streams may use the same ids. */
  record Trigger(String tenant, String stream, String eventId) {
    /** Of a decision that does not say of which stream. */
    private static final String ANY = "";

    static Trigger of(Decision decision) {
      return new Trigger(decision.tenant(), decision.stream(), decision.eventId());
    }

    static Trigger of(Operation operation) {
      return new Trigger(operation.tenant(), operation.stream(), operation.eventId());
    }

    /** The event of this id of whichever stream, which is what this may be about. */
    Trigger ofAny() {
      return new Trigger(tenant, ANY, eventId);
    }

    boolean isOfAny() {
      return stream.equals(ANY);
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
    Decision placed = said;
    if (before != null) {
      byTrigger.remove(Trigger.of(before), before);
      placed = Trigger.of(said).isOfAny() ? said.onStream(before.stream()) : said;
    }
    Map<String, Known> sort = isFirstThatLetsThrough(said) ? letThrough : others;
    sort.put(said.id(), new Known(placed, now));
    byTrigger.put(Trigger.of(placed), placed);
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
    Decision said = last(trigger);
    return said == null || said.until() <= now ? null : said;
  }

  /** What was acted on last about an event, its own stream's first; null if that is not known. */
  synchronized Decision last(Trigger trigger) {
    Decision own = byTrigger.get(trigger);
    return own == null ? byTrigger.get(trigger.ofAny()) : own;
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
