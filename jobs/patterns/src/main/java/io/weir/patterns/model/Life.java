package io.weir.patterns.model;

import java.util.List;

/**
 * How long what a signal asks for lasts.
 *
 * @param ttl from when it is known to hold; or from the time {@code from} names
 * @param from slot of the aggregate that says from when the ttl counts; {@value #NONE}: none does
 * @param endedBy what ends it before
 */
public record Life(Span ttl, int from, List<Ending> endedBy) {
  /** In the place of a slot. */
  public static final int NONE = -1;

  public Life {
    endedBy = List.copyOf(endedBy);
  }

  /** Its ttl, whatever happens. */
  public static Life of(Span ttl) {
    return new Life(ttl, NONE, List.of());
  }
}
