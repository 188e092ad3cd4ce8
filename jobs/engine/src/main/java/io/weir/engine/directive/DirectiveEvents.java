package io.weir.engine.directive;

import io.weir.engine.event.DirectiveStream;
import io.weir.engine.event.Event;
import io.weir.patterns.model.KeyStage;
import io.weir.patterns.model.Scope;
import io.weir.schemas.Field;
import io.weir.schemas.Row;
import io.weir.schemas.StreamSchema;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Orders as events of the stream {@value DirectiveStream#NAME}. */
public final class DirectiveEvents {
  private static final Set<Directive.Kind> OF_A_PATTERN =
      EnumSet.complementOf(
          EnumSet.of(Directive.Kind.RELEASED, Directive.Kind.PROVEN, Directive.Kind.ENDED));

  private static final Set<Directive.Kind> WITH_AN_END =
      EnumSet.of(Directive.Kind.SUPPRESSED, Directive.Kind.SNOOZED);

  private DirectiveEvents() {}

  /** The order an event is; there must be nothing wrong with it. */
  public static Directive read(Event event) {
    Row row = event.row();
    StreamSchema stream = event.stream();
    String scope = text(stream, row, "scope");
    boolean session = text(stream, row, "session_id") != null;
    boolean card = !session && text(stream, row, "card_id") != null;
    Field revision = stream.layout().field("original_revision");
    Field end = stream.layout().field("valid_until");
    return new Directive(
        kind(stream, row),
        event.id(),
        event.time(),
        row.isNull(end.index()) ? event.time() : Math.max(event.time(), row.getLong(end.index())),
        scope == null ? null : Scope.valueOf(scope),
        text(stream, row, "pattern_id"),
        session ? "session" : card ? "card" : null,
        text(stream, row, session ? "session_id" : "card_id"),
        text(stream, row, "matched_device_id"),
        text(stream, row, "matched_payee_id"),
        text(stream, row, "original_event_id"),
        row.isNull(revision.index()) ? 0 : (int) row.getLong(revision.index()),
        null,
        null);
  }

  /** Why a record cannot be obeyed; null where it can, and for every other stream. */
  public static String problem(StreamSchema stream, Row row) {
    if (!stream.name().equals(DirectiveStream.NAME)) {
      return null;
    }
    Directive.Kind kind = kind(stream, row);
    if (kind == null) {
      return "activity does not say what is ordered";
    }
    if (OF_A_PATTERN.contains(kind) && text(stream, row, "pattern_id") == null) {
      return kind + " needs a pattern_id";
    }
    if (WITH_AN_END.contains(kind) && text(stream, row, "valid_until") == null) {
      return kind + " needs a valid_until: everything ends";
    }
    if (text(stream, row, "original_event_id") != null && text(stream, row, "scope") == null) {
      return "an operation is released with the scope of its decision";
    }
    if ("UNKNOWN".equals(text(stream, row, "scope"))) {
      return "the scope is none there is";
    }
    List<String> owners = owners(stream, row);
    return owners.size() == 1
        ? null
        : owners.isEmpty()
            ? "a session or card is found by its account: name the account_id too"
            : "it is about several subjects: " + String.join(", ", owners);
  }

  private static List<String> owners(StreamSchema stream, Row row) {
    List<String> owners = new ArrayList<>();
    for (Field field : stream.dimensions()) {
      boolean inside =
          KeyStage.of(field.dimension()) == KeyStage.ACCOUNT
              && !field.dimension().equals("account")
              && !field.dimension().equals("user");
      if (!inside && !row.isNull(field.index())) {
        owners.add(field.path());
      }
    }
    return owners;
  }

  private static Directive.Kind kind(StreamSchema stream, Row row) {
    String activity = row.getString(stream.activity().index());
    return activity.equals("UNKNOWN") ? null : Directive.Kind.valueOf(activity);
  }

  /** As text whatever its type; null where there is none, and where the stream lacks the field. */
  private static String text(StreamSchema stream, Row row, String path) {
    Field field = stream.layout().field(path);
    if (field == null || row.isNull(field.index())) {
      return null;
    }
    return switch (field.type()) {
      case STRING -> row.getString(field.index());
      default -> Long.toString(row.getLong(field.index()));
    };
  }
}
