package io.weir.streaming.gatekeeper;

import io.weir.patterns.model.Pattern;

/**
 * A pattern as the log let it in last.
 *
 * @param pattern in the mode it was let in with
 * @param text its file
 * @param from append time from which it judges events
 */
public record Published(Pattern pattern, String text, long from) {}
