package io.weir.patterns.model;

import java.util.List;

/** The correlation groups: of the signals of one, only the strongest scores. */
public final class CorrelationGroups {
  public static final List<String> ALL =
      List.of(
          "CTX", "AUTH", "DEV", "CHG", "DST", "PAY", "MULE", "LST", "CARD", "SRC", "CHAIN", "INS",
          "PLAT");

  private CorrelationGroups() {}
}
