package io.weir.client;

import io.weir.client.LatestDecisions.Trigger;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What a blocking service does: waits for the decision, but never longer than its deadline; then
 * what is in force counts; and where that is stale, or the decision on it was made without asking
 * any pattern, an operation of high risk is asked again. It never blocks because something is slow.
 * Thread-safe.
 *
 * <pre>{@code
 * try (Gate.Question question = gate.ask(operation)) {
 *   producer.send(event);
 *   return question.answer();
 * }
 * }</pre>
 */
public final class Gate {
  /** How long a service waits where nothing else is said. */
  public static final Duration DEADLINE = Duration.ofMillis(150);

  /** How far behind restrictions and decisions may be where nothing else is said. */
  public static final Duration STALE_AFTER = Duration.ofSeconds(30);

  private final RestrictionView restrictions;
  private final DecisionListener decisions;
  private final Duration deadline;
  private final Duration staleAfter;

  /** A gate that waits {@link #DEADLINE} and finds stale what is {@link #STALE_AFTER} old. */
  public Gate(RestrictionView restrictions, DecisionListener decisions) {
    this(restrictions, decisions, DEADLINE, STALE_AFTER);
  }

  /**
   * A gate.
   *
   * @param deadline the longest wait, from the question on; zero: what is in force alone counts
   * @param staleAfter how far behind what is known may be
   */
  public Gate(
      RestrictionView restrictions,
      DecisionListener decisions,
      Duration deadline,
      Duration staleAfter) {
    this.restrictions = Objects.requireNonNull(restrictions, "restrictions");
    this.decisions = Objects.requireNonNull(decisions, "decisions");
    this.deadline = Objects.requireNonNull(deadline, "deadline");
    this.staleAfter = Objects.requireNonNull(staleAfter, "staleAfter");
  }

  /**
   * Opens a question, before the operation's event is sent; the deadline begins.
   *
   * @throws AlreadyAskedException if a question about the same event is open, as it is where a
   *     caller asks again before the first answer
   */
  public Question ask(Operation operation) {
    return new Question(operation);
  }

  /**
   * Whether what is known is too old to rest on, or nothing is known yet, or something was said in
   * a schema this library does not know.
   */
  public boolean isStale() {
    return !restrictions.isLoaded()
        || !decisions.isListening()
        || isOld(restrictions.staleness())
        || isOld(decisions.staleness());
  }

  /** Why nothing is known for sure. */
  private Answer.Basis unsure() {
    return restrictions.missesRestrictions() || decisions.missesDecisions()
        ? Answer.Basis.UNREADABLE
        : Answer.Basis.STALE;
  }

  private boolean isOld(Duration staleness) {
    return staleness == null || staleness.compareTo(staleAfter) > 0;
  }

  /** What was read to be in force holds, whether or not more could be read. */
  private Restriction strictest(Operation operation) {
    Restriction strictest = null;
    for (Operation.Touched touched : operation.touched()) {
      Restriction said = restrictions.strictestKnown(touched.subject(), touched.scopes());
      if (said != null && (strictest == null || said.action().isStricterThan(strictest.action()))) {
        strictest = said;
      }
    }
    return strictest;
  }

  /** An operation whose event is on its way. */
  public final class Question implements AutoCloseable {
    private final Operation operation;
    private final Trigger trigger;
    private final CompletableFuture<Decision> coming;
    private final boolean reused;
    private final long asked = System.nanoTime();

    private Question(Operation operation) {
      this.operation = operation;
      this.trigger = Trigger.of(operation);
      this.coming = decisions.expect(trigger);
      this.reused = decisions.isReused(operation);
    }

    /** The answer, at the deadline at the latest. */
    public Answer answer() throws InterruptedException {
      Decision decision = decision();
      Restriction inForce = strictest(operation);
      Action decided = decision == null ? Action.ALLOW : decision.action();
      if (inForce != null && (decision == null || inForce.action().isStricterThan(decided))) {
        return new Answer(inForce.action(), Answer.Basis.RESTRICTION, decision, inForce);
      }
      if (reused || (decision != null && operation.isOfOthersThan(decision))) {
        return decided.isStricterThan(Action.STEP_UP)
            ? new Answer(decided, Answer.Basis.DECISION, decision, inForce)
            : new Answer(Action.STEP_UP, Answer.Basis.REUSED_ID, decision, inForce);
      }
      if (decision != null && decision.isBlind() && operation.highRisk()) {
        return new Answer(Action.STEP_UP, Answer.Basis.STALE, decision, inForce);
      }
      if (decision != null) {
        Action action = decided == Action.RELEASE ? Action.ALLOW : decided;
        return new Answer(action, Answer.Basis.DECISION, decision, inForce);
      }
      return operation.highRisk() && isStale()
          ? new Answer(Action.STEP_UP, unsure(), null, null)
          : new Answer(Action.ALLOW, Answer.Basis.NOTHING_KNOWN, null, null);
    }

    /** What counts when the wait is over: the first to come may be revised by then. */
    private Decision decision() throws InterruptedException {
      long left = deadline.toNanos() - (System.nanoTime() - asked);
      try {
        return decisions.since(coming.get(Math.max(0, left), TimeUnit.NANOSECONDS), trigger);
      } catch (TimeoutException e) {
        return decisions.known(trigger); // it may be heard, and the service's listener not done yet
      } catch (ExecutionException e) {
        throw new IllegalStateException("nobody makes a decision fail", e);
      }
    }

    @Override
    public void close() {
      decisions.forget(trigger, coming);
    }
  }
}
