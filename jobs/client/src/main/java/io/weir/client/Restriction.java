package io.weir.client;

import java.util.List;

/**
 * One statement of a subject's owner about what is in force for it.
 *
 * @param subject whom it restricts
 * @param scope what is touched, as the schemas call it: PAYMENT, ACCOUNT_OUTBOUND, IP_LOGIN ...
 * @param action what to do until its end
 * @param epoch grows with each statement about the subject
 * @param released whether it ends before its time
 * @param from epoch millis from which it applies
 * @param until epoch millis at which the action ends by itself; Long.MAX_VALUE where nobody said
 * @param enforced whether it is to be acted on, or tells what would have been
 * @param patterns ids of the patterns that ask for it
 * @param reasonCodes public codes, R01 and so on
 * @param then what follows at its end, in order: each milder and longer than the one before
 */
public record Restriction(
    Subject subject,
    String scope,
    Action action,
    long epoch,
    boolean released,
    long from,
    long until,
    boolean enforced,
    List<String> patterns,
    List<String> reasonCodes,
    List<Following> then) {

  /**
   * What is in force from the end of what stands before it.
   *
   * @param action what to do
   * @param until epoch millis at which that ends by itself
   */
  public record Following(Action action, long until) {}

  public Restriction {
    patterns = List.copyOf(patterns);
    reasonCodes = List.copyOf(reasonCodes);
    then = List.copyOf(then);
  }

  /** One that nothing follows. */
  public Restriction(
      Subject subject,
      String scope,
      Action action,
      long epoch,
      boolean released,
      long from,
      long until,
      boolean enforced,
      List<String> patterns,
      List<String> reasonCodes) {
    this(
        subject,
        scope,
        action,
        epoch,
        released,
        from,
        until,
        enforced,
        patterns,
        reasonCodes,
        List.of());
  }

  /** Epoch millis at which nothing follows any more. */
  public long end() {
    return then.isEmpty() ? until : then.get(then.size() - 1).until();
  }

  /**
   * Whether it restricts anything.
   *
   * @param now epoch millis
   */
  public boolean isInForce(long now) {
    return !released && enforced && now < end();
  }

  /**
   * The same with what it asks for at an instant as its action, and what follows that.
   *
   * @param now epoch millis, before its {@link #end}
   */
  public Restriction at(long now) {
    Restriction left = this;
    while (now >= left.until && !left.then.isEmpty()) {
      left = left.next();
    }
    return left;
  }

  /** The same, followed by something else. */
  Restriction followedBy(List<Following> other) {
    return new Restriction(
        subject,
        scope,
        action,
        epoch,
        released,
        from,
        until,
        enforced,
        patterns,
        reasonCodes,
        other);
  }

  private Restriction next() {
    Following next = then.get(0);
    return new Restriction(
        subject,
        scope,
        next.action(),
        epoch,
        released,
        until,
        next.until(),
        enforced,
        patterns,
        reasonCodes,
        then.subList(1, then.size()));
  }
}
