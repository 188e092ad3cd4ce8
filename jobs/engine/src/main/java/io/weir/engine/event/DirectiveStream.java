package io.weir.engine.event;

/** The stream of what people order; what must be known of it to send an order to who obeys it. */
public final class DirectiveStream {
  public static final String NAME = "directive";

  private DirectiveStream() {}

  /** Whether an event is an order. */
  public static boolean isDirective(Event event) {
    return event.stream().input() && event.stream().name().equals(NAME);
  }
}
