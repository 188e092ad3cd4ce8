package io.weir.engine.program;

import io.weir.engine.event.Event;
import io.weir.engine.event.SignalEvents;
import io.weir.patterns.model.KeyStage;
import io.weir.schemas.Field;
import io.weir.schemas.Row;
import io.weir.schemas.StreamSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The keys of an event, by dimension and by stage. */
public final class Keys {
  /** Between tenant and key. State is kept by what they make together, so it stays as it is. */
  private static final char DIVIDER = '|';

  private Keys() {}

  /**
   * The key of an event in a dimension, or null where it has none. {@code ip} and {@code subnet}
   * are derived from the address; {@code account} falls back to the login name as typed, marked so
   * that it never equals an account's.
   */
  public static String of(Event event, String dimension) {
    return switch (dimension) {
      case "ip" -> event.ipKey();
      case "subnet" -> event.subnetKey();
      case KeyStage.WHOLE -> KeyStage.WHOLE;
      case "account" -> {
        String account = event.key("account");
        String user = account == null ? event.key("user") : null;
        yield user == null ? account : "user:" + user;
      }
      default -> event.key(dimension);
    };
  }

  /**
   * The key the event is partitioned by at a stage: tenant and subject, or null where the event has
   * none there. At the account stage the legs of a transfer that no account carries come together,
   * and any other event without a subject is its own; a signal without one has nobody to be decided
   * for and no place there.
   */
  public static String at(KeyStage stage, Event event) {
    StreamSchema stream = event.stream();
    Row row = event.row();
    String tenant = event.tenant();
    return switch (stage) {
      case SOURCE -> join(tenant, event.networkKey());
      case DEVICE -> join(tenant, event.key("device"));
      case PAYEE -> join(tenant, event.key("payee"));
      case REFERENCE -> {
        String dimension = reference(stream, row);
        yield dimension == null ? null : reference(event, dimension);
      }
      case ACCOUNT -> {
        String subject = of(event, "account");
        if (subject == null && SignalEvents.isSignal(event)) {
          yield null;
        }
        yield join(tenant, subject == null ? ownerless(event) : subject);
      }
      case PLATFORM -> join(tenant, KeyStage.WHOLE);
    };
  }

  /** Whether the event has a key at a stage before the account's, without putting it together. */
  static boolean has(KeyStage stage, Event event) {
    StreamSchema stream = event.stream();
    return switch (stage) {
      case SOURCE -> event.networkKey() != null;
      case DEVICE -> isPresent(stream, event.row(), "device");
      case PAYEE -> isPresent(stream, event.row(), "payee");
      case REFERENCE -> reference(stream, event.row()) != null;
      case ACCOUNT, PLATFORM -> at(stage, event) != null;
    };
  }

  /** Whether no stage before this one, where the event is, has a key of it. */
  public static boolean isFirst(KeyStage stage, Event event) {
    for (KeyStage before : KeyStage.line()) {
      if (before == stage) {
        return true;
      }
      if (has(before, event)) {
        return false;
      }
    }
    return false;
  }

  private static boolean isPresent(StreamSchema stream, Row row, String dimension) {
    Field field = stream.dimension(dimension);
    return field != null && !row.isNull(field.index());
  }

  private static String ownerless(Event event) {
    String transfer = event.key("transfer");
    return transfer == null ? "event:" + event.id() : "transfer:" + transfer;
  }

  /** Every key the event carries, as it carries it, by dimension. */
  public static Map<String, String> all(Event event) {
    Map<String, String> keys = new TreeMap<>();
    for (Field field : event.stream().dimensions()) {
      if (!event.row().isNull(field.index())) {
        keys.put(field.dimension(), event.row().getString(field.index()));
      }
    }
    return keys;
  }

  /**
   * The first reference dimension that the event has a key for, in the order of {@link
   * StreamSchema#dimensions}; else null.
   */
  private static String reference(StreamSchema stream, Row row) {
    List<Field> fields = stream.dimensions();
    for (int i = 0; i < fields.size(); i++) {
      if (isReference(fields.get(i), row)) {
        return fields.get(i).dimension();
      }
    }
    return null;
  }

  private static boolean isReference(Field field, Row row) {
    return !row.isNull(field.index()) && KeyStage.of(field.dimension()) == KeyStage.REFERENCE;
  }

  /**
   * The reference dimensions an event has a key for besides the one it walks with: it is counted
   * and judged for each of them beside its walk.
   */
  public static List<String> beside(Event event) {
    List<String> beside = null;
    boolean walking = false;
    List<Field> fields = event.stream().dimensions();
    for (int i = 0; i < fields.size(); i++) {
      if (isReference(fields.get(i), event.row())) {
        if (walking) {
          beside = beside == null ? new ArrayList<>(2) : beside;
          beside.add(fields.get(i).dimension());
        }
        walking = true;
      }
    }
    return beside == null ? List.of() : beside;
  }

  /** The key an event is partitioned by at the reference stage for one of its dimensions there. */
  public static String reference(Event event, String dimension) {
    return join(event.tenant(), dimension + "=" + event.key(dimension));
  }

  /** The dimension of a key of the reference stage ({@link #reference(Event, String)}). */
  public static String dimensionOf(String key, Event event) {
    int from = event.tenant().length() + 1;
    return key.substring(from, key.indexOf('=', from));
  }

  /** Whether an event walks with its key of this reference dimension. */
  public static boolean walksWith(Event event, String dimension) {
    return dimension.equals(reference(event.stream(), event.row()));
  }

  /** Whose a key of a stage is; "" where it is nobody's. */
  public static String tenantOf(String key) {
    return key.substring(0, Math.max(0, key.indexOf(DIVIDER)));
  }

  /** Whether a tenant of this name has its keys to itself: 'a' with 'b|c' were 'a|b' with 'c'. */
  public static boolean canBeTenant(String name) {
    return name.indexOf(DIVIDER) < 0;
  }

  private static String join(String tenant, String key) {
    return key == null ? null : tenant + DIVIDER + key;
  }
}
