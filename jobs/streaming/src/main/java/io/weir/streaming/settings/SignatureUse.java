package io.weir.streaming.settings;

/** Whether control records must be signed. */
public enum SignatureUse {
  REQUIRED,
  /** Everybody who may write a topic may do everything: for demos and tests. */
  OFF
}
