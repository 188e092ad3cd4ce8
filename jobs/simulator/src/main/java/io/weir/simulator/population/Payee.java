package io.weir.simulator.population;

/**
 * Someone a customer pays.
 *
 * @param id token of the destination account, the same for every payer
 * @param kind a symbol of payee_kind
 * @param own whether it is the payer's own account elsewhere
 * @param trustedSince since when the payer trusts it, milliseconds since the epoch; null if not
 * @param customer the receiving customer; null if at another bank
 * @param usualMinor what is usually paid, minor units
 */
public record Payee(
    String id, String kind, boolean own, Long trustedSince, Person customer, long usualMinor) {}
