package io.weir.simulator.attack;

import io.weir.simulator.truth.AttackKind;

/** Which class does which kind. */
final class Attacks {

  private Attacks() {}

  static Attack of(AttackKind kind) {
    return switch (kind) {
      case CREDENTIAL_STUFFING -> new CredentialStuffing();
      case PASSWORD_SPRAY -> new PasswordSpray();
      case BRUTE_FORCE -> new BruteForce();
      case MFA_PROMPT_BOMBING -> new MfaPromptBombing();
      case STOLEN_SESSION -> new StolenSession();
      case SIM_SWAP_THEN_RESET -> new SimSwapThenReset();
      case DEVICE_CREDENTIAL_PAYOUT -> new DeviceCredentialPayout();
      case ACCOUNT_DRAIN -> new AccountDrain();
      case MULE_FAN_IN -> new MuleFanIn();
      case DEVICE_FARM -> new DeviceFarm();
      case LIMIT_RAISE_THEN_PAYOUT -> new LimitRaiseThenPayout();
      case PAYOUT_VELOCITY -> new PayoutVelocity();
    };
  }
}
