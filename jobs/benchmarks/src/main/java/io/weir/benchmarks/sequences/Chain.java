package io.weir.benchmarks.sequences;

import io.weir.benchmarks.flow.Kind;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A pattern of three steps: something rare succeeds, something else rare happens, money leaves. Of
 * every two one demands that the money goes where the second step spoke of.
 *
 * @param number its number among those of a run
 * @param first kind of the first step
 * @param second kind of the second step
 * @param third kind of the third step
 * @param least amount of the third step, minor units
 * @param related whether second and third step are about the same counterparty
 * @param minutes exclusive length
 */
public record Chain(
    int number, int first, int second, int third, long least, boolean related, int minutes)
    implements Serializable {

  /** So many chains, all different. */
  public static List<Chain> some(int count) {
    List<Chain> chains = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      chains.add(
          new Chain(
              i,
              Kind.rare(i),
              Kind.rare(7 * i + 3 + i / 20),
              Kind.payout(i),
              100_000 + 500L * (i % 190),
              i % 2 == 0,
              3 + i % 5));
    }
    return chains;
  }

  /** The same, so many minutes long. */
  Chain lasting(int length) {
    return new Chain(number, first, second, third, least, related, length);
  }

  /** Its name, the number included. */
  public String id() {
    return "chain-%03d".formatted(number);
  }

  /** The part of a pattern file that says what it looks for. */
  public String yaml() {
    return """
        sequence:
          within: %dm
          steps:
            - first: operation
              where: 'activity == "%s" && success'
            - second: operation
              where: 'activity == "%s"'
            - third: operation
              where: 'activity == "%s" && amount_minor >= %d%s'
        """
        .formatted(
            minutes,
            Kind.symbol(first),
            Kind.symbol(second),
            Kind.symbol(third),
            least,
            related ? " && counterparty == second.counterparty" : "");
  }

  /** Whether an event of this kind can be part of it. */
  boolean concerns(int kind) {
    return kind == first || kind == second || kind == third;
  }
}
