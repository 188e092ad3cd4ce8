package io.weir.simulator.population;

/**
 * A monthly obligation.
 *
 * @param payee who is paid; {@code usualMinor} is the amount
 * @param dayOfMonth 1 to 28
 * @param standingOrder paid by the bank in the early morning, rather than by hand
 */
public record Bill(Payee payee, int dayOfMonth, boolean standingOrder) {}
