package io.weir.simulator.population;

import io.weir.simulator.world.Chance;
import io.weir.simulator.world.Machine;
import java.util.List;

/**
 * The kinds of software customers' devices run; a TLS fingerprint belongs to a kind, not a device.
 */
record Software(String userAgent, String type, String osName, String channel, double weight) {

  private static final String APP = " HarborApp/5.12";
  private static final String WEBKIT = " AppleWebKit/605.1.15 (KHTML, like Gecko)";
  private static final String BLINK = " AppleWebKit/537.36 (KHTML, like Gecko)";

  static final List<Software> PHONES =
      List.of(
          iphone("18_2", 30),
          iphone("18_1", 12),
          iphone("17_6", 8),
          android("15", "Pixel 8", 12),
          android("15", "SM-S928B", 16),
          android("14", "SM-A546B", 14),
          android("13", "M2101K6G", 8));

  static final List<Software> COMPUTERS =
      List.of(
          browser("Windows NT 10.0; Win64; x64", "Windows", "Chrome/131.0.0.0 Safari/537.36"),
          browser("Windows NT 10.0; Win64; x64", "Windows", "Chrome/130.0.0.0 Safari/537.36"),
          browser(
              "Windows NT 10.0; Win64; x64",
              "Windows",
              "Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0"),
          new Software(
              "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0",
              "LAPTOP",
              "Windows",
              "WEB",
              10),
          new Software(
              "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)"
                  + WEBKIT
                  + " Version/18.2 Safari/605.1.15",
              "LAPTOP",
              "macOS",
              "WEB",
              20),
          browser("X11; Linux x86_64", "Linux", "Chrome/131.0.0.0 Safari/537.36"));

  static final List<Software> TABLETS =
      List.of(
          new Software(
              "Mozilla/5.0 (iPad; CPU OS 18_2 like Mac OS X)" + WEBKIT + " Mobile/15E148" + APP,
              "TABLET",
              "iPadOS",
              "MOBILE_APP",
              10));

  /** A device of one's own running this. */
  Machine install(Chance chance) {
    String prefix = channel.equals("WEB") ? "web-" : "app-";
    String strength =
        channel.equals("WEB")
            ? "FINGERPRINT"
            : chance.happens(0.4) ? "HARDWARE_KEY" : "APP_INSTALL";
    return new Machine(
        prefix + Tokens.hex(chance.nextLong()),
        strength,
        userAgent,
        fingerprint(userAgent),
        type,
        osName,
        channel);
  }

  static Software pick(List<Software> kinds, Chance chance) {
    double total = kinds.stream().mapToDouble(Software::weight).sum();
    double drawn = chance.between(0, total);
    for (Software kind : kinds) {
      drawn -= kind.weight;
      if (drawn < 0) {
        return kind;
      }
    }
    return kinds.get(kinds.size() - 1);
  }

  /** In the shape of JA4: what a TLS stack looks like from outside. */
  static String fingerprint(String stack) {
    return "t13d1516h2_" + Tokens.hex(Tokens.hash(stack)).substring(4);
  }

  private static Software iphone(String version, double weight) {
    String agent =
        "Mozilla/5.0 (iPhone; CPU iPhone OS "
            + version
            + " like Mac OS X)"
            + WEBKIT
            + " Mobile/15E148";
    return new Software(agent + APP, "MOBILE", "iOS", "MOBILE_APP", weight);
  }

  private static Software android(String version, String model, double weight) {
    String agent =
        "Mozilla/5.0 (Linux; Android "
            + version
            + "; "
            + model
            + ")"
            + BLINK
            + " Mobile Safari/537.36";
    return new Software(agent + APP, "MOBILE", "Android", "MOBILE_APP", weight);
  }

  private static Software browser(String platform, String os, String engine) {
    String agent = "Mozilla/5.0 (" + platform + ")" + BLINK + " " + engine;
    return new Software(agent, "LAPTOP", os, "WEB", 20);
  }
}
