package io.weir.simulator.life;

import io.weir.simulator.population.Tokens;
import io.weir.simulator.world.Draft;
import io.weir.simulator.world.Events;
import io.weir.simulator.world.Machine;
import io.weir.simulator.world.Origin;
import java.util.List;

/** Getting in: passwords, second factors, resets. */
public final class SignIn {

  private final Access access;
  private String challenge;

  public SignIn(Access access) {
    this.access = access;
  }

  /** A login name nobody has. */
  public static String unknownName(Events events, Machine machine, Origin origin, String hash) {
    return events
        .login("LOGON")
        .username(hash)
        .from(origin)
        .with(machine)
        .set("status", "FAILURE")
        .set("status_detail", "USER_DOES_NOT_EXIST")
        .set("auth_factors", List.of("PASSWORD"))
        .send();
  }

  /** A wrong password. */
  public String fails() {
    return fails("INVALID_CREDENTIALS");
  }

  public String fails(String detail) {
    return named("LOGON")
        .set("status", "FAILURE")
        .set("status_detail", detail)
        .set("auth_factors", List.of("PASSWORD"))
        .send();
  }

  /** The password was right, the second factor is still to come. */
  public String passwordAccepted() {
    return named("PREAUTH").set("auth_factors", List.of("PASSWORD")).send();
  }

  /** The owner's phone is asked. */
  public String challenges() {
    challenge = Tokens.draw("mfa-", access.chance());
    return named("MFA_CHALLENGE").set("status", "PENDING").set("mfa_txn_id", challenge).send();
  }

  /**
   * The challenge ends.
   *
   * @param outcome a symbol of mfa_outcome
   * @param factor PUSH, OTP or SMS
   */
  public String answered(String outcome, String factor) {
    return named("MFA_RESULT")
        .set("status", outcome.equals("APPROVED") ? "SUCCESS" : "FAILURE")
        .set("mfa_txn_id", challenge)
        .set("mfa_outcome", outcome)
        .set("auth_factors", List.of(factor))
        .send();
  }

  /** In, with a new session. */
  public String succeeds(List<String> factors) {
    boolean twoFactors = factors.size() > 1;
    access.openSession(twoFactors);
    return named("LOGON").set("auth_factors", factors).set("is_mfa", twoFactors).send();
  }

  public String asksForReset() {
    return named("PASSWORD_RESET_REQUEST").send();
  }

  public String sendsCode(String factor) {
    return access.login("OTP_SEND").set("auth_factors", List.of(factor)).send();
  }

  /** The password is new, proven by the given factor. */
  public String resets(String factor) {
    return named("PASSWORD_RESET")
        .set("auth_factors", List.of(factor))
        .set("change_kind", "PASSWORD")
        .set("change_direction", "NEUTRAL")
        .send();
  }

  /** A service the customer has asked to look at the account; it keeps no session. */
  public String succeedsFor(String actor) {
    return named("LOGON")
        .set("actor_type", actor)
        .set("auth_factors", List.of("PASSWORD"))
        .set("is_mfa", false)
        .send();
  }

  /** A use that claims another time than now. */
  public String usesAt(long claimedTime) {
    return access.login("SESSION_USE").sendAs(claimedTime);
  }

  public String uses() {
    return access.login("SESSION_USE").send();
  }

  public String leaves() {
    return access.login("LOGOFF").send();
  }

  private Draft named(String activity) {
    return access.login(activity).username(access.identity().usernameHash());
  }
}
