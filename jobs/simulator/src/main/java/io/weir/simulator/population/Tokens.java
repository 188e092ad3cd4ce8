package io.weir.simulator.population;

import io.weir.simulator.world.Chance;
import java.util.HexFormat;

/** Pseudonyms as the vault would hand them out. */
public final class Tokens {

  private static final HexFormat HEX = HexFormat.of();

  private Tokens() {}

  /** Sixteen hexadecimal digits. */
  public static String hex(long value) {
    return HEX.toHexDigits(value);
  }

  /** A drawn pseudonym behind a prefix. */
  public static String draw(String prefix, Chance chance) {
    return prefix + HEX.toHexDigits(chance.nextLong());
  }

  static long hash(String text) {
    long hash = 0;
    for (int i = 0; i < text.length(); i++) {
      hash = Chance.mix(hash ^ text.charAt(i));
    }
    return hash;
  }
}
