package io.weir.engine.decision;

/** Where alerts go. */
@FunctionalInterface
public interface AlertOutlet {

  /** Lets an alert, or the next revision of one, out. */
  void alert(Alert alert);
}
