package io.weir.simulator.world;

/**
 * What an event is sent from.
 *
 * @param deviceId the platform's id of the device; null for a program without one
 * @param strength how far the id can be trusted, a symbol of device_id_strength
 * @param userAgent as sent
 * @param tlsFingerprint that of the TLS stack: shared by all devices with the same software
 * @param type a symbol of device_type
 * @param osName family of the operating system
 * @param channel WEB, MOBILE_APP or API
 */
public record Machine(
    String deviceId,
    String strength,
    String userAgent,
    String tlsFingerprint,
    String type,
    String osName,
    String channel) {

  /** Whether the customer app runs on it, rather than a browser. */
  public boolean runsApp() {
    return channel.equals("MOBILE_APP");
  }
}
