package io.weir.engine.account;

import io.weir.engine.property.Happening;
import java.io.Serializable;
import java.util.Objects;

/**
 * One step of a case's sequence, twice: as a pattern file says it, and as code of the oracle's.
 *
 * @param name its name
 * @param stream the stream
 * @param activity the only activity, or null
 * @param status the only status, or null
 * @param sameAs name of the earlier step whose device it must share, or null
 * @param soonAfter name of the earlier step it must follow within three milliseconds, or null
 * @param next nothing of the sequence's kinds in between
 * @param negated must not happen
 * @param optional may be left out
 * @param min least times
 * @param max most times; Integer.MAX_VALUE: open
 * @param silence millis before the first or after the last event in which a negated step at the
 *     beginning or end must not happen; 0: it stands between two steps
 */
record StepSpec(
    String name,
    String stream,
    String activity,
    String status,
    String sameAs,
    String soonAfter,
    boolean next,
    boolean negated,
    boolean optional,
    int min,
    int max,
    long silence)
    implements Serializable {

  /** The same, forbidden for so many millis before or after the others. */
  StepSpec lasting(long millis) {
    return new StepSpec(
        name, stream, activity, status, sameAs, soonAfter, next, negated, optional, min, max,
        millis);
  }

  /** The same, of the device of another step. */
  StepSpec sharing(String step) {
    return new StepSpec(
        name, stream, activity, status, step, soonAfter, next, negated, optional, min, max,
        silence);
  }

  /** Whether the event is of its kinds. */
  boolean mentions(Happening event) {
    return event.stream().equals(stream)
        && (activity == null || activity.equals(event.fields().get("activity")));
  }

  /** Whether one event may be of the kinds of both. */
  boolean overlaps(StepSpec other) {
    return stream.equals(other.stream)
        && (activity == null || other.activity == null || activity.equals(other.activity));
  }

  /** Whether the event satisfies what does not speak of earlier steps. */
  boolean takes(Happening event) {
    return mentions(event) && (status == null || status.equals(event.fields().get("status")));
  }

  /**
   * Whether it goes together with what earlier steps took; a step that was left out knows nothing.
   */
  boolean agrees(Happening event, Bindings earlier) {
    return sharesDevice(event, earlier) && isSoon(event, earlier);
  }

  private boolean sharesDevice(Happening event, Bindings earlier) {
    if (sameAs == null) {
      return true;
    }
    Happening bound = earlier.lastOf(sameAs);
    Object device = event.fields().get("device_id");
    return bound != null
        && device != null
        && Objects.equals(device, bound.fields().get("device_id"));
  }

  private boolean isSoon(Happening event, Bindings earlier) {
    if (soonAfter == null) {
      return true;
    }
    Happening bound = earlier.lastOf(soonAfter);
    return bound != null && event.time() - bound.time() <= 3;
  }

  /** What earlier steps took. */
  @FunctionalInterface
  interface Bindings {
    /** The last event of a step; null where it was left out. */
    Happening lastOf(String step);
  }

  String yaml() {
    StringBuilder where = new StringBuilder();
    and(where, activity == null ? null : "activity == \"" + activity + "\"");
    and(where, status == null ? null : "status == \"" + status + "\"");
    and(where, sameAs == null ? null : "device_id == " + sameAs + ".device_id");
    and(where, soonAfter == null ? null : "event_time - " + soonAfter + ".event_time <= 3ms");
    StringBuilder yaml = new StringBuilder(name + ": " + stream);
    if (where.length() > 0) {
      yaml.append(", where: '").append(where).append('\'');
    }
    if (negated) {
      return "{not: {" + yaml + (silence > 0 ? ", for: " + silence + "ms" : "") + "}}";
    }
    yaml.append(next ? ", next: true" : "").append(optional ? ", optional: true" : "");
    if (max == Integer.MAX_VALUE) {
      yaml.append(", times: ").append(min).append("..");
    } else if (max > 1) {
      yaml.append(", times: ").append(min).append("..").append(max);
    }
    return "{" + yaml + "}";
  }

  private static void and(StringBuilder where, String conjunct) {
    if (conjunct != null) {
      where.append(where.length() == 0 ? "" : " && ").append(conjunct);
    }
  }
}
