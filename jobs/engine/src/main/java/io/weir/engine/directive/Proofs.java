package io.weir.engine.directive;

import io.weir.engine.event.Event;
import io.weir.patterns.policy.StepUp;
import io.weir.schemas.Field;
import io.weir.schemas.Row;
import io.weir.schemas.RowLayout;
import io.weir.schemas.StreamSchema;
import java.util.Set;

/** Finds the events by which a customer proves who he is. Not thread-safe. */
@SuppressWarnings("ReferenceEquality") // a declared stream has one instance
public final class Proofs {
  private static final Set<String> UNPHISHABLE = Set.of("U2F", "WEBAUTHN");
  private static final int HARDWARE_BOUND = 3;

  private StreamSchema logins;
  private Field enrolled;
  private Field outcome;
  private Field factors;
  private Field level;

  /**
   * What an event proves; null for nearly all. A challenge that was passed by a security key or
   * passkey, or at assurance level 3, on a device known since when.
   */
  public Directive of(Event event, StepUp policy) {
    if (event.stream() != logins && !learn(event.stream())) {
      return null;
    }
    if (enrolled == null || event.row().isNull(enrolled.index()) || !isPassed(event)) {
      return null;
    }
    long from = event.row().getLong(enrolled.index()) + policy.enrolledForMillis();
    return Directive.proven(event, new Proof(from, policy.closes(), policy.except()));
  }

  /** Whether these are logins, and then where things stand in them. */
  private boolean learn(StreamSchema stream) {
    if (!stream.name().equals("login")) {
      return false;
    }
    RowLayout layout = stream.layout();
    logins = stream;
    outcome = layout.field("mfa_outcome");
    factors = layout.field("auth_factors");
    level = layout.field("session.aal");
    enrolled = outcome == null ? null : layout.field("device_enrolled_at");
    return true;
  }

  private boolean isPassed(Event event) {
    Row row = event.row();
    return row.getString(event.stream().activity().index()).equals("MFA_RESULT")
        && !row.isNull(outcome.index())
        && row.getString(outcome.index()).equals("APPROVED")
        && (hasFactor(row) || hasLevel(row));
  }

  private boolean hasFactor(Row row) {
    return factors != null
        && !row.isNull(factors.index())
        && row.getStrings(factors.index()).stream().anyMatch(UNPHISHABLE::contains);
  }

  private boolean hasLevel(Row row) {
    return level != null
        && !row.isNull(level.index())
        && row.getLong(level.index()) >= HARDWARE_BOUND;
  }
}
