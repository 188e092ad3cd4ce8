package io.weir.simulator.world;

/**
 * Where on the network an event comes from.
 *
 * @param ip the address; always from a block reserved for documentation or future use
 * @param asn the network's number; always from the private range
 * @param country ISO 3166-1 alpha-2
 * @param latitude degrees; null if only the country is known
 * @param longitude degrees; null if only the country is known
 * @param accuracyKm how far off the place may be
 * @param ipType a symbol of the schema's ip_type
 */
public record Origin(
    String ip,
    int asn,
    String country,
    Double latitude,
    Double longitude,
    int accuracyKm,
    String ipType) {}
