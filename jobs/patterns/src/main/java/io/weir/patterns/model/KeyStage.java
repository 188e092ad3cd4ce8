package io.weir.patterns.model;

import java.util.List;

/** The keyed stages: the line that an event walks, in walking order, and the whole beside it. */
public enum KeyStage {
  /** Ip and subnet. */
  SOURCE,
  DEVICE,
  PAYEE,
  /** Every dimension without a stage of its own: phone, merchant, counterparty. */
  REFERENCE,
  /** Account, else user, else transfer; session, card and transfer live inside the account. */
  ACCOUNT,
  /** All events of a tenant, added up beside the line, in two steps. */
  PLATFORM;

  /** The dimension of the whole: every event has it. */
  public static final String WHOLE = "platform";

  private static final List<KeyStage> LINE = List.of(SOURCE, DEVICE, PAYEE, REFERENCE, ACCOUNT);

  /** The stages an event walks, in walking order. */
  public static List<KeyStage> line() {
    return LINE;
  }

  /** The stage that holds the keys of a dimension. */
  public static KeyStage of(String dimension) {
    return switch (dimension) {
      case "ip", "subnet" -> SOURCE;
      case "device" -> DEVICE;
      case "payee" -> PAYEE;
      case "account", "user", "session", "card", "transfer" -> ACCOUNT;
      case WHOLE -> PLATFORM;
      default -> REFERENCE;
    };
  }
}
