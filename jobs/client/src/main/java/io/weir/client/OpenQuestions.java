package io.weir.client;

import io.weir.client.LatestDecisions.Trigger;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Who waits for the decision on which event. Thread-safe. */
final class OpenQuestions {
  private final Map<Trigger, CompletableFuture<Decision>> waiting = new ConcurrentHashMap<>();

  /**
   * Begins to wait.
   *
   * @throws AlreadyAskedException if somebody does already
   */
  CompletableFuture<Decision> open(Trigger trigger) {
    CompletableFuture<Decision> coming = new CompletableFuture<>();
    if (waiting.putIfAbsent(trigger, coming) != null) {
      throw new AlreadyAskedException(
          "the decision on %s %s is waited for already"
              .formatted(trigger.stream(), trigger.eventId()));
    }
    return coming;
  }

  /** Waits no longer; who asked about the same event since goes on waiting. */
  void close(Trigger trigger, CompletableFuture<Decision> coming) {
    waiting.remove(trigger, coming);
  }

  /**
   * Wakes up who waits for it.
   *
   * @param known what is known about an event: of a decision that does not say of which stream it
   *     is, all who wait for an event of that id learn whether it is theirs
   */
  void tell(Decision said, Function<Trigger, Decision> known) {
    Trigger trigger = Trigger.of(said);
    if (trigger.isOfAny()) {
      waiting.forEach((one, coming) -> wake(coming, trigger.equals(one.ofAny()), one, known));
    } else {
      wake(waiting.get(trigger), true, trigger, any -> said);
    }
  }

  private static void wake(
      CompletableFuture<Decision> coming,
      boolean concerned,
      Trigger trigger,
      Function<Trigger, Decision> known) {
    Decision said = coming == null || !concerned ? null : known.apply(trigger);
    if (said != null) {
      coming.complete(said);
    }
  }
}
