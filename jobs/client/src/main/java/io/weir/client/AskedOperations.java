package io.weir.client;

import io.weir.client.LatestDecisions.Trigger;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was asked for under which event id: what was decided about one operation is no answer to
 * another that somebody gives the same id. Remembers as much as its {@link Memory} says.
 * Thread-safe.
 */
final class AskedOperations {
  private final Map<Trigger, First> asked = new LinkedHashMap<>();
  private final Memory memory;

  private record First(List<Operation.Touched> touched, String content, long since) {}

  AskedOperations(Memory memory) {
    this.memory = memory;
  }

  /**
   * Whether another operation was asked about under the same id before.
   *
   * @param now epoch millis
   */
  synchronized boolean isAnother(Operation operation, long now) {
    forgetBefore(now - memory.age().toMillis());
    First first =
        asked.computeIfAbsent(
            Trigger.of(operation), any -> new First(operation.touched(), operation.content(), now));
    if (asked.size() > memory.most()) {
      Iterator<First> oldest = asked.values().iterator();
      oldest.next();
      oldest.remove();
    }
    return !first.content().equals(operation.content())
        || !first.touched().equals(operation.touched());
  }

  private void forgetBefore(long oldest) {
    Iterator<First> all = asked.values().iterator();
    while (all.hasNext() && all.next().since() < oldest) {
      all.remove();
    }
  }
}
