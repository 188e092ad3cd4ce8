package io.weir.engine.account;

import io.weir.engine.event.Event;
import io.weir.engine.outlet.Outlet;
import io.weir.engine.outlet.Outlet.Tallied;
import io.weir.engine.signal.LiveSignal;
import io.weir.patterns.model.KeyStage;
import io.weir.patterns.model.Severity;
import io.weir.schemas.Field;
import io.weir.schemas.Row;
import io.weir.schemas.RowLayout;
import java.util.List;
import java.util.Map;

/**
 * What another subject's signal leaves on an account that met it: it counts in the score, as much
 * as its relation does, but asks for nothing itself.
 */
final class Marks {

  /**
   * Takes a notice; any other event, and one that does not say its end, is passed over.
   *
   * @return whether it left a mark that was not there before
   */
  boolean take(Event event, AccountState state, Outlet out) {
    if (!event.stream().name().equals("signal")) {
      return false;
    }
    Row row = event.row();
    RowLayout layout = event.stream().layout();
    Field expires = layout.field("expires_at");
    if (row.isNull(expires.index())) {
      return false;
    }
    String dimension = text(event, "key_dimension");
    boolean raised = row.getString(event.stream().activity().index()).equals("RAISED");
    if (!raised || dimension == null || KeyStage.of(dimension) == KeyStage.ACCOUNT) {
      return false;
    }
    String id = text(event, "signal_id");
    for (LiveSignal known : state.live) {
      if (known.id().equals(id)) {
        return false;
      }
    }
    LiveSignal mark =
        new LiveSignal(
            id,
            text(event, "pattern_id"),
            (int) row.getLong(layout.field("version").index()),
            orEmpty(text(event, "alternative")),
            severity(text(event, "severity")),
            text(event, "group"),
            dimension,
            text(event, "key"),
            event.time(),
            event.id(),
            row.getLong(expires.index()),
            List.of(),
            "ENFORCE".equals(text(event, "mode")),
            row.getBoolean(layout.field("degraded").index()),
            List.of(event.id()),
            orEmpty(text(event, "reason")),
            Map.of());
    if (state.keep(mark)) {
      out.count(Tallied.LIVE_OVERFLOW);
    }
    return true;
  }

  private static Severity severity(String name) {
    for (Severity severity : Severity.values()) {
      if (severity.name().equals(name)) {
        return severity;
      }
    }
    return Severity.LOW;
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }

  private static String text(Event event, String path) {
    Field field = event.stream().layout().field(path);
    return field == null || event.row().isNull(field.index())
        ? null
        : event.row().getString(field.index());
  }
}
