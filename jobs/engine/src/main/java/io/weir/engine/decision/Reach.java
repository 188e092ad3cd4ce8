package io.weir.engine.decision;

import io.weir.engine.event.Event;
import io.weir.engine.program.Keys;
import io.weir.engine.signal.LiveSignal;
import io.weir.patterns.model.Action;
import io.weir.patterns.model.Scope;
import io.weir.schemas.Field;
import java.util.Set;

/** Which operations a scope touches. */
public final class Reach {
  private static final Set<String> ENROLMENTS =
      Set.of("MFA_FACTOR_ENABLE", "API_KEY_CREATE", "REGISTER", "AUTHORIZED_USER_ADD");

  private Reach() {}

  /** The scope an operation is decided in; fixed by its stream, as the decision's id needs it. */
  public static Scope of(Event operation) {
    return switch (operation.stream().name()) {
      case "payment" -> Scope.PAYMENT;
      case "login" -> Scope.ACCOUNT_LOGIN;
      default -> Scope.EVENT;
    };
  }

  /** Whether what a signal asks for in a scope concerns this operation. */
  static boolean touches(Event operation, LiveSignal signal, Scope scope) {
    boolean login = operation.stream().name().equals("login");
    boolean payment = operation.stream().name().equals("payment");
    return switch (scope) {
      case EVENT, PAYMENT -> signal.sinceId().equals(operation.id());
      case SESSION, CARD, PAYEE, DEVICE ->
          signal.sinceId().equals(operation.id())
              || signal.key().equals(Keys.of(operation, signal.dimension()));
      case ENROLMENT -> ENROLMENTS.contains(activity(operation));
      case ACCOUNT_OUTBOUND, RAIL, MERCHANT_BIN -> payment && !isCredit(operation);
      case ACCOUNT_LOGIN, IP_LOGIN, NET_LOGIN -> login;
      case ACCOUNT -> !isCredit(operation);
    };
  }

  /** Money can wait, a login cannot: a hold that no floor asks for becomes a step-up there. */
  public static Action possible(Event operation, Action action, Action floor) {
    if (isCredit(operation)) {
      return action == Action.ALLOW ? action : Action.MONITOR;
    }
    boolean waits = operation.stream().name().equals("payment") || floor == Action.HOLD;
    return action == Action.HOLD && !waits ? Action.STEP_UP : action;
  }

  private static boolean isCredit(Event operation) {
    Field direction = operation.stream().layout().field("direction");
    return direction != null
        && !operation.row().isNull(direction.index())
        && operation.row().getString(direction.index()).equals("CRDT");
  }

  private static String activity(Event operation) {
    return operation.row().getString(operation.stream().activity().index());
  }
}
