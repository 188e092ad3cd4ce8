package io.weir.engine.decision;

/** Where alerts go. */
public interface AlertOutlet {

  /** Lets an alert, or the next revision of one, out. */
  void alert(Alert alert);

  /** A cool-down was forgotten, as its subject had too many. */
  void coolDownForgotten();
}
