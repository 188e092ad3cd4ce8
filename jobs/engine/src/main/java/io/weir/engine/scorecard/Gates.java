package io.weir.engine.scorecard;

import io.weir.patterns.model.Action;
import java.io.Serializable;

/**
 * What a pattern must reach, and on how much. The shipped figures for HOLD and BLOCK, 200 cases, 30
 * days and 20 % are those of the catalogue's quality gates for enforcement; they, and those for
 * milder actions, are judgements of ours, not measurements.
 *
 * @param monitor least precision of what only tells people, 0 to 1
 * @param stepUp least precision of what asks a customer for another factor
 * @param hold least precision of what lets money wait
 * @param block least precision of what refuses
 * @param overturned share of labelled holds that may at most have been wrong
 * @param cases labelled cases that are enough
 * @param days days after which fewer are enough
 * @param least labelled cases needed even then, and labelled holds to judge holds by
 */
public record Gates(
    double monitor,
    double stepUp,
    double hold,
    double block,
    double overturned,
    int cases,
    int days,
    int least)
    implements Serializable {

  /** The shipped ones. */
  public static final Gates SHIPPED = new Gates(0.05, 0.10, 0.30, 0.60, 0.20, 200, 30, 30);

  /** Least precision of a pattern that leads to this by itself. */
  public double precision(Action action) {
    return switch (action) {
      case ALLOW, MONITOR -> monitor;
      case STEP_UP -> stepUp;
      case HOLD -> hold;
      case BLOCK -> block;
    };
  }
}
