package io.weir.client;

import java.util.List;

/**
 * One statement of a subject's owner about what is in force for it.
 *
 * @param subject whom it restricts
 * @param scope what is touched, as the schemas call it: PAYMENT, ACCOUNT_OUTBOUND, IP_LOGIN ...
 * @param action what to do while it is in force
 * @param epoch grows with each statement about the subject
 * @param released whether it ends before its time
 * @param from epoch millis from which it applies
 * @param until epoch millis at which it ends by itself; Long.MAX_VALUE where nobody said
 * @param enforced whether it is to be acted on, or tells what would have been
 * @param patterns ids of the patterns that ask for it
 * @param reasonCodes public codes, R01 and so on
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
    List<String> reasonCodes) {

  public Restriction {
    patterns = List.copyOf(patterns);
    reasonCodes = List.copyOf(reasonCodes);
  }

  /**
   * Whether it restricts anything.
   *
   * @param now epoch millis
   */
  public boolean isInForce(long now) {
    return !released && enforced && now < until;
  }
}
