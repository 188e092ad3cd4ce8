package io.weir.benchmarks.conditions;

import io.weir.schemas.Field;
import io.weir.schemas.Row;
import io.weir.schemas.StreamSchema;

/**
 * The questions as a programmer would write them over a row: positions looked up beforehand, no
 * outcome but yes and no.
 */
final class ByHand {
  private static final long WEEK = 7L * 24 * 60 * 60 * 1000;

  private ByHand() {}

  /** Makes a check for a stream. */
  interface Form {
    Check of(StreamSchema stream);
  }

  /** A condition as plain code. */
  interface Check {
    boolean holds(Row row);
  }

  static Check cardDeclined(StreamSchema stream) {
    int activity = at(stream, "activity");
    int status = at(stream, "status");
    int code = at(stream, "auth_rc");
    int cardAuth = symbol(stream, "activity", "CARD_AUTH");
    int failure = symbol(stream, "status", "FAILURE");
    return row ->
        row.getSymbol(activity) == cardAuth
            && row.getSymbol(status) == failure
            && !row.isNull(code)
            && switch (row.getString(code)) {
              case "05", "51", "57", "61", "62", "65", "75", "86" -> true;
              default -> false;
            };
  }

  static Check payoutAfterChange(StreamSchema stream) {
    Check payout = payout(stream);
    int own = at(stream, "payee_is_own");
    int trusted = at(stream, "payee_trusted");
    int since = at(stream, "payee_trusted_since");
    int time = at(stream, "event_time");
    int amount = at(stream, "base_amount_minor");
    return row ->
        payout.holds(row)
            && !(!row.isNull(own) && row.getBoolean(own))
            && !(!row.isNull(trusted)
                && row.getBoolean(trusted)
                && !row.isNull(since)
                && row.getLong(time) - row.getLong(since) >= WEEK)
            && (row.isNull(amount) || row.getLong(amount) > 50_000);
  }

  static Check draining(StreamSchema stream) {
    Check payout = payout(stream);
    int balance = at(stream, "balance_before_minor");
    int amount = at(stream, "base_amount_minor");
    return row ->
        payout.holds(row)
            && !row.isNull(balance)
            && !row.isNull(amount)
            && row.getLong(amount) + 1000 > row.getLong(balance) - 80_000;
  }

  static Check limitRaised(StreamSchema stream) {
    int activity = at(stream, "activity");
    int status = at(stream, "status");
    int before = at(stream, "old_limit_minor");
    int after = at(stream, "new_limit_minor");
    int limitChange = symbol(stream, "activity", "LIMIT_CHANGE");
    int failure = symbol(stream, "status", "FAILURE");
    return row ->
        row.getSymbol(activity) == limitChange
            && row.getSymbol(status) != failure
            && !row.isNull(after)
            && !row.isNull(before)
            && row.getLong(after) >= 2 * row.getLong(before);
  }

  static Check smallCardPayment(StreamSchema stream) {
    int activity = at(stream, "activity");
    int status = at(stream, "status");
    int amount = at(stream, "base_amount_minor");
    int merchant = at(stream, "merchant_id");
    int cardAuth = symbol(stream, "activity", "CARD_AUTH");
    int success = symbol(stream, "status", "SUCCESS");
    return row ->
        row.getSymbol(activity) == cardAuth
            && row.getSymbol(status) == success
            && (row.isNull(amount) || row.getLong(amount) < 2000)
            && !row.isNull(merchant)
            && row.getString(merchant).startsWith("shop-");
  }

  static Check credentialsChanged(StreamSchema stream) {
    int activity = at(stream, "activity");
    int status = at(stream, "status");
    int success = symbol(stream, "status", "SUCCESS");
    int change = symbol(stream, "activity", "PASSWORD_CHANGE");
    int reset = symbol(stream, "activity", "PASSWORD_RESET");
    int enable = symbol(stream, "activity", "MFA_FACTOR_ENABLE");
    int disable = symbol(stream, "activity", "MFA_FACTOR_DISABLE");
    return row -> {
      int is = row.getSymbol(activity);
      return (is == change || is == reset || is == enable || is == disable)
          && row.getSymbol(status) == success;
    };
  }

  static Check failedLogon(StreamSchema stream) {
    int activity = at(stream, "activity");
    int status = at(stream, "status");
    int channel = at(stream, "channel");
    int name = at(stream, "username_hash");
    int logon = symbol(stream, "activity", "LOGON");
    int failure = symbol(stream, "status", "FAILURE");
    int web = symbol(stream, "channel", "WEB");
    int mobile = symbol(stream, "channel", "MOBILE_APP");
    return row ->
        row.getSymbol(activity) == logon
            && row.getSymbol(status) == failure
            && (row.getSymbol(channel) == web || row.getSymbol(channel) == mobile)
            && !row.isNull(name)
            && !row.getString(name).isEmpty();
  }

  static Check withoutSecondFactor(StreamSchema stream) {
    int activity = at(stream, "activity");
    int status = at(stream, "status");
    int mfa = at(stream, "is_mfa");
    int device = at(stream, "device_id");
    int strength = at(stream, "device_id_strength");
    int logon = symbol(stream, "activity", "LOGON");
    int success = symbol(stream, "status", "SUCCESS");
    int cookie = symbol(stream, "device_id_strength", "COOKIE");
    int fingerprint = symbol(stream, "device_id_strength", "FINGERPRINT");
    int none = symbol(stream, "device_id_strength", "NONE");
    return row -> {
      if (row.getSymbol(activity) != logon
          || row.getSymbol(status) != success
          || (!row.isNull(mfa) && row.getBoolean(mfa))
          || row.isNull(device)) {
        return false;
      }
      int is = row.getSymbol(strength);
      return is == cookie || is == fingerprint || is == none;
    };
  }

  private static Check payout(StreamSchema stream) {
    int activity = at(stream, "activity");
    int direction = at(stream, "direction");
    int status = at(stream, "status");
    int kind = at(stream, "payee_kind");
    int initiate = symbol(stream, "activity", "PAYMENT_INITIATE");
    int crypto = symbol(stream, "activity", "CRYPTO_WITHDRAWAL");
    int cash = symbol(stream, "activity", "CASH_WITHDRAWAL");
    int debit = symbol(stream, "direction", "DBIT");
    int failure = symbol(stream, "status", "FAILURE");
    int biller = symbol(stream, "payee_kind", "BILLER");
    return row -> {
      int is = row.getSymbol(activity);
      return (is == initiate || is == crypto || is == cash)
          && row.getSymbol(direction) == debit
          && row.getSymbol(status) != failure
          && row.getSymbol(kind) != biller;
    };
  }

  private static int at(StreamSchema stream, String path) {
    return stream.layout().field(path).index();
  }

  private static int symbol(StreamSchema stream, String path, String symbol) {
    Field field = stream.layout().field(path);
    int position = field.symbols().indexOf(symbol);
    if (position < 0) {
      throw new IllegalArgumentException(stream.name() + "." + path + " is never " + symbol);
    }
    return position;
  }
}
