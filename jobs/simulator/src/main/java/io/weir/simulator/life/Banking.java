package io.weir.simulator.life;

import io.weir.simulator.population.Payee;
import io.weir.simulator.population.Purse;
import io.weir.simulator.population.Tokens;
import io.weir.simulator.world.Draft;

/** Moving money out of one account. */
public final class Banking {

  private final Access access;
  private final Purse purse;
  private final Credits credits;

  public Banking(Access access, Purse purse, Credits credits) {
    this.access = access;
    this.purse = purse;
    this.credits = credits;
  }

  /** Available balance, minor units. */
  public long balance() {
    return purse.balance();
  }

  /** Most that one payment may be, minor units. */
  public long limit() {
    return purse.limit();
  }

  /** A name check of {@code vop} comes with it: MTCH, CMTC, NMTC or NOAP. */
  public String addPayee(Payee payee, String vop) {
    return destination(access.payment("PAYEE_ADD"), payee).set("vop_result", vop).send();
  }

  public String raiseLimit(long newLimit) {
    Draft draft =
        access
            .payment("LIMIT_CHANGE")
            .set("old_limit_minor", purse.limit())
            .set("new_limit_minor", newLimit);
    purse.raiseLimit(newLimit);
    return draft.send();
  }

  /**
   * Pays, if balance and limit allow it.
   *
   * @param amount minor units
   * @param vop outcome of the name check; null if none was made
   * @return the event's id; null if it could not be paid
   */
  public String pay(Payee payee, long amount, String vop) {
    if (!purse.affords(amount)) {
      return null;
    }
    boolean instant = access.chance().happens(0.6);
    String id =
        moneyOut(destination(access.payment("PAYMENT_INITIATE"), payee), amount)
            .set("rail", instant ? "SCT_INST" : "SCT")
            .set("is_instant", instant)
            .set("vop_result", vop)
            .send();
    if (payee.customer() != null) {
      credits.payIn(payee.customer(), amount, access.identity().payeeToken(), instant);
    }
    return id;
  }

  /** Sends money to a wallet outside the bank; null if it could not be paid. */
  public String withdrawCrypto(Payee wallet, long amount) {
    if (!purse.affords(amount)) {
      return null;
    }
    return moneyOut(destination(access.payment("CRYPTO_WITHDRAWAL"), wallet), amount)
        .set("rail", "CRYPTO")
        .set("is_instant", true)
        .send();
  }

  private Draft moneyOut(Draft draft, long amount) {
    draft
        .set("direction", "DBIT")
        .set("base_amount_minor", amount)
        .set("currency", "EUR")
        .set("balance_before_minor", purse.balance())
        .set("end_to_end_id", Tokens.draw("e2e-", access.chance()));
    purse.take(amount);
    return draft;
  }

  static Draft destination(Draft draft, Payee payee) {
    return draft
        .payee(payee.id())
        .set("payee_kind", payee.kind())
        .set("payee_is_own", payee.own())
        .set("payee_country", "DE")
        .set("payee_trusted", payee.trustedSince() != null)
        .set("payee_trusted_since", payee.trustedSince());
  }
}
