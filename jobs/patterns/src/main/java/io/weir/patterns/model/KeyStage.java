package io.weir.patterns.model;

/** The line of keyed stages an event walks, in walking order. */
public enum KeyStage {
  /** Ip and subnet. */
  SOURCE,
  DEVICE,
  PAYEE,
  /** Every dimension without a stage of its own: phone, merchant, counterparty. */
  REFERENCE,
  /** Account, else user; session and card live inside it. */
  ACCOUNT;

  /** The stage that holds the keys of a dimension. */
  public static KeyStage of(String dimension) {
    return switch (dimension) {
      case "ip", "subnet" -> SOURCE;
      case "device" -> DEVICE;
      case "payee" -> PAYEE;
      case "account", "user", "session", "card" -> ACCOUNT;
      default -> REFERENCE;
    };
  }
}
