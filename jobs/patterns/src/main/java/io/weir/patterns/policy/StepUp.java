package io.weir.patterns.policy;

import java.util.Set;

/**
 * What a customer clears up by a step-up that cannot be phished. Immutable.
 *
 * @param enrolledForMillis how long before a signal the device must have been enrolled
 * @param closes correlation groups whose signals count no longer
 * @param except ids of patterns of these groups whose signals still do
 */
public record StepUp(long enrolledForMillis, Set<String> closes, Set<String> except) {
  /**
   * What counts where the policy does not say. Who is coached or driven from afar passes every
   * step-up.
   */
  public static final StepUp USUAL =
      new StepUp(
          24L * 60 * 60 * 1000,
          Set.of("CTX", "AUTH", "DEV", "PAY", "DST"),
          Set.of("coached-payment", "remote-access-payment"));

  public StepUp {
    closes = Set.copyOf(closes);
    except = Set.copyOf(except);
  }
}
