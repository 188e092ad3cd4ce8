package io.weir.patterns.model;

/**
 * What a decision or restriction touches, narrowest first (catalogue 4.3). Written in files in
 * kebab case.
 */
public enum Scope {
  EVENT,
  PAYMENT,
  SESSION,
  PAYEE,
  CARD,
  ENROLMENT,
  ACCOUNT_OUTBOUND,
  ACCOUNT_LOGIN,
  ACCOUNT,
  DEVICE,
  IP_LOGIN,
  NET_LOGIN,
  MERCHANT_BIN,
  RAIL
}
