package io.weir.engine.scorecard;

/**
 * Between which bounds a proportion lies, at 95 % confidence.
 *
 * @param low 0 to 1
 * @param high {@code low} to 1
 */
public record Interval(double low, double high) {
  /** Nothing is known: nothing was tried. */
  public static final Interval UNKNOWN = new Interval(0, 1);

  /** Two-sided 95 % quantile of the standard normal distribution. */
  private static final double Z = 1.959963984540054;

  /**
   * The score interval of E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical
   * Inference", Journal of the American Statistical Association 22 (1927), 209-212. Unlike the
   * textbook interval (p plus or minus z standard errors) it holds for small numbers and never
   * leaves 0 to 1: Brown, Cai, DasGupta, "Interval Estimation for a Binomial Proportion",
   * Statistical Science 16 (2001), 101-133.
   *
   * @param hits 0 to {@code trials}
   * @param trials 0 or more
   */
  public static Interval wilson(long hits, long trials) {
    if (trials == 0) {
      return UNKNOWN;
    }
    double n = trials;
    double share = hits / n;
    double square = Z * Z;
    double centre = share + square / (2 * n);
    double reach = Z * Math.sqrt(share * (1 - share) / n + square / (4 * n * n));
    double scale = 1 + square / n;
    return new Interval(
        hits == 0 ? 0 : Math.max(0, (centre - reach) / scale),
        hits == trials ? 1 : Math.min(1, (centre + reach) / scale));
  }
}
