package io.weir.benchmarks.flow;

import java.util.random.RandomGenerator;

/**
 * What may happen, as the schema numbers it: a few kinds make up most of the traffic, and twenty
 * rare ones are what patterns begin with.
 */
public final class Kind {
  static final int LOGON = 1;

  /** Positions of the kinds money leaves by. */
  static final int FIRST_PAYOUT = 3;

  static final int PAYOUTS = 3;
  static final int FIRST_RARE = 6;
  static final int RARE = 20;

  private static final String[] FREQUENT = {
    "UNKNOWN", "LOGON", "REFRESH", "PAY", "TRANSFER", "WITHDRAW"
  };

  private Kind() {}

  /** One of the kinds money leaves by. */
  public static int payout(int i) {
    return FIRST_PAYOUT + Math.floorMod(i, PAYOUTS);
  }

  /** One of the rare kinds. */
  public static int rare(int i) {
    return FIRST_RARE + Math.floorMod(i, RARE);
  }

  /** Its name in the schema. */
  public static String symbol(int kind) {
    return kind < FREQUENT.length ? FREQUENT[kind] : "C%02d".formatted(kind - FIRST_RARE);
  }

  /**
   * The kind of this name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static int ofSymbol(String symbol) {
    for (int kind = 0; kind < FIRST_RARE + RARE; kind++) {
      if (symbol(kind).equals(symbol)) {
        return kind;
      }
    }
    throw new IllegalArgumentException(symbol);
  }

  /** Forty of a hundred are logons and refreshes, thirty payouts, thirty of the rare kinds. */
  static int any(RandomGenerator random) {
    int of100 = random.nextInt(100);
    if (of100 < 40) {
      return 1 + of100 % 2;
    }
    return of100 < 70 ? payout(of100) : rare(random.nextInt(RARE));
  }
}
