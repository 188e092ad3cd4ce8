package io.weir.simulator.truth;

import java.util.Locale;

/** The kinds of attack the simulator knows. */
public enum AttackKind {
  CREDENTIAL_STUFFING,
  PASSWORD_SPRAY,
  BRUTE_FORCE,
  MFA_PROMPT_BOMBING,
  STOLEN_SESSION,
  SIM_SWAP_THEN_RESET,
  DEVICE_CREDENTIAL_PAYOUT,
  ACCOUNT_DRAIN,
  MULE_FAN_IN,
  DEVICE_FARM,
  LIMIT_RAISE_THEN_PAYOUT,
  PAYOUT_VELOCITY;

  /** As printed: {@code credential-stuffing}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
