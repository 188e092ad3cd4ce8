package io.weir.streaming.topology;

import io.weir.patterns.model.KeyStage;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * Every operator's uid and name. Savepoints are restored by uid: one is never changed and never
 * used for something else.
 */
public enum OperatorId {
  EVENTS("events"),
  INTAKE("intake"),
  /** What is known, and signals that come back: neither holds event time. */
  INPUTS("inputs"),
  INPUT_INTAKE("input-intake"),
  PATTERN_LOG("pattern-log"),
  GATEKEEPER("gatekeeper"),
  /** The one writer of the audit trail. */
  AUDIT("audit"),
  SOURCE_STAGE("source-stage"),
  DEVICE_STAGE("device-stage"),
  PAYEE_STAGE("payee-stage"),
  REFERENCE_STAGE("reference-stage"),
  ACCOUNT_STAGE("account-stage"),
  /** A platform's events added up in shares. */
  SHARE_STAGE("platform-share-stage"),
  /** The shares put together, and judged. */
  PLATFORM_STAGE("platform-stage"),
  /** What patterns do to a tenant's customers, judged. */
  GUARD_STAGE("guard-stage"),
  /** Between the account stage and its outlet, where append times are the broker's. */
  HEARTBEAT("heartbeat"),
  /** With a signing key: what the account stage says besides restrictions. */
  UNSEALED("unsealed"),
  /** With a signing key: the account stage's restrictions, to be signed. */
  RESTRICTED("restricted"),
  /** With a signing key: signs restrictions. */
  SEAL("seal"),
  /** What the account stage says: decisions above all, chained to it. */
  DECISION_OUTLET("decision-outlet"),
  /** With a topic for it: events as the account stage judged them. */
  EVALUATED_OUTLET("evaluated-outlet"),
  /** What everybody else says. */
  OUTLET("outlet");

  private final String uid;

  OperatorId(String uid) {
    this.uid = uid;
  }

  public String uid() {
    return uid;
  }

  /** The stage that judges a kind of key. */
  public static OperatorId of(KeyStage stage) {
    return switch (stage) {
      case SOURCE -> SOURCE_STAGE;
      case DEVICE -> DEVICE_STAGE;
      case PAYEE -> PAYEE_STAGE;
      case REFERENCE -> REFERENCE_STAGE;
      case ACCOUNT -> ACCOUNT_STAGE;
      case PLATFORM -> PLATFORM_STAGE;
    };
  }

  /** Gives an operator its uid and name. */
  public static <T> SingleOutputStreamOperator<T> named(
      SingleOutputStreamOperator<T> operator, OperatorId id) {
    return operator.uid(id.uid).name(id.uid);
  }
}
