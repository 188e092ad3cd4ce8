package io.weir.benchmarks.conditions;

/**
 * Conditions as shipped patterns ask them, the parameters' values written out and changed where the
 * simulated bank has nothing to find, and what a programmer would write instead.
 */
enum Question {
  CARD_DECLINED(
      "payment",
      """
      activity == "CARD_AUTH" && status == "FAILURE"
      && auth_rc in ["05", "51", "57", "61", "62", "65", "75", "86"]
      """,
      ByHand::cardDeclined),
  PAYOUT_AFTER_CHANGE(
      "payment",
      """
      activity in ["PAYMENT_INITIATE", "CRYPTO_WITHDRAWAL", "CASH_WITHDRAWAL"] && direction == "DBIT"
      && status != "FAILURE" && !payee_is_own.or(false) && payee_kind != "BILLER"
      && !(payee_trusted.or(false) && known(payee_trusted_since)
           && event_time - payee_trusted_since >= 7d)
      && base_amount_minor.or(50001) > 50000
      """,
      ByHand::payoutAfterChange),
  DRAINING(
      "payment",
      """
      activity in ["PAYMENT_INITIATE", "CRYPTO_WITHDRAWAL", "CASH_WITHDRAWAL"] && direction == "DBIT"
      && status != "FAILURE" && payee_kind != "BILLER"
      && known(balance_before_minor) && known(base_amount_minor)
      && base_amount_minor + 1000 > balance_before_minor - 40000 * 2
      """,
      ByHand::draining),
  LIMIT_RAISED(
      "payment",
      """
      activity == "LIMIT_CHANGE" && status != "FAILURE" && known(new_limit_minor)
      && known(old_limit_minor) && new_limit_minor >= 2 * old_limit_minor
      """,
      ByHand::limitRaised),
  SMALL_CARD_PAYMENT(
      "payment",
      """
      activity == "CARD_AUTH" && status == "SUCCESS" && base_amount_minor.or(0) < 2000
      && merchant_id.or("").startsWith("shop-")
      """,
      ByHand::smallCardPayment),
  CREDENTIALS_CHANGED(
      "login",
      """
      activity in ["PASSWORD_CHANGE", "PASSWORD_RESET", "MFA_FACTOR_ENABLE", "MFA_FACTOR_DISABLE"]
      && status == "SUCCESS"
      """,
      ByHand::credentialsChanged),
  FAILED_LOGON(
      "login",
      """
      activity == "LOGON" && status == "FAILURE" && channel in ["WEB", "MOBILE_APP"]
      && username_hash.or("") != ""
      """,
      ByHand::failedLogon),
  WITHOUT_SECOND_FACTOR(
      "login",
      """
      activity == "LOGON" && status == "SUCCESS" && !is_mfa.or(false) && known(device_id)
      && device_id_strength in ["COOKIE", "FINGERPRINT", "NONE"]
      """,
      ByHand::withoutSecondFactor);

  private final String stream;
  private final String text;

  @SuppressWarnings("ImmutableEnumChecker") // refers to a method
  private final ByHand.Form byHand;

  Question(String stream, String text, ByHand.Form byHand) {
    this.stream = stream;
    this.text = text;
    this.byHand = byHand;
  }

  String stream() {
    return stream;
  }

  /** In the language of pattern files. */
  String text() {
    return text;
  }

  ByHand.Form byHand() {
    return byHand;
  }
}
