package io.weir.simulator.life;

import io.weir.simulator.population.Identity;
import io.weir.simulator.population.Tokens;
import io.weir.simulator.world.Draft;
import io.weir.simulator.world.Events;
import java.util.List;

/** Changes to how an account is protected, and to the devices on it. */
public final class Settings {

  private final Access access;

  public Settings(Access access) {
    this.access = access;
  }

  /** The mobile operator tells the bank that a number is on another card now. */
  public static String operatorReportsNewSim(Events events, Identity owner) {
    return events
        .device("SIM_CHANGE")
        .account(owner.accountId())
        .set("actor_type", "SYSTEM")
        .set("channel", "INTERNAL")
        .set("device_type", "MOBILE")
        .set("msisdn_hash", owner.msisdnHash())
        .set("latest_sim_change", events.world().now())
        .send();
  }

  public String changePassword() {
    return change("PASSWORD_CHANGE", "PASSWORD", "NEUTRAL").send();
  }

  /** New telephone number, e-mail or postal address: PHONE, EMAIL or ADDRESS. */
  public String changeContact(String kind) {
    return change("CONTACT_CHANGE", kind, "NEUTRAL").send();
  }

  public String silenceNotifications() {
    return change("NOTIFICATION_CHANGE", "NOTIFICATION", "WEAKEN").send();
  }

  public String enableFactor(String factor) {
    return change("MFA_FACTOR_ENABLE", "MFA", "STRENGTHEN")
        .set("auth_factors", List.of(factor))
        .set("factor_id", Tokens.draw("factor-", access.chance()))
        .send();
  }

  public String disableFactor(String factor) {
    return change("MFA_FACTOR_DISABLE", "MFA", "WEAKEN")
        .set("auth_factors", List.of(factor))
        .send();
  }

  /** The device becomes one of the customer's own. */
  public String registerDevice() {
    return access.device("REGISTER").set("is_trusted", false).send();
  }

  /** The app reports what its device is like. */
  public String reportIntegrity(boolean genuine) {
    return access
        .device("INTEGRITY_REPORT")
        .set("is_emulator", !genuine)
        .set("is_rooted", false)
        .set("is_hooked", false)
        .set("app_version", "5.12")
        .set(
            "device_recognition",
            List.of(genuine ? "MEETS_DEVICE_INTEGRITY" : "MEETS_BASIC_INTEGRITY"))
        .set("app_recognition", genuine ? "PLAY_RECOGNIZED" : "UNEVALUATED")
        .send();
  }

  private Draft change(String activity, String kind, String direction) {
    return access.login(activity).set("change_kind", kind).set("change_direction", direction);
  }
}
