package io.weir.patterns.compiler;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Reads the little that patterns need out of a user agent. Families, not versions: they change
 * rarely, and a wrong guess costs a comparison, not a verdict.
 */
final class UserAgents {
  /** Clients that are programs and say so; matched anywhere, in lower case. */
  private static final List<String> PROGRAMS =
      List.of(
          "python-requests",
          "python-urllib",
          "python-httpx",
          "httpx",
          "aiohttp",
          "curl/",
          "libcurl",
          "wget",
          "go-http-client",
          "okhttp",
          "java/",
          "apache-httpclient",
          "jakarta",
          "axios",
          "node-fetch",
          "undici",
          "got (",
          "libwww-perl",
          "ruby",
          "faraday",
          "guzzlehttp",
          "php/",
          "postmanruntime",
          "insomnia",
          "headless",
          "phantomjs",
          "selenium",
          "puppeteer",
          "playwright",
          "webdriver",
          "scrapy",
          "httpclient",
          "http.rb",
          "reqwest",
          "dart/");

  /** Most telling word first: an Android agent also says Linux, an iPhone also says Mac OS X. */
  private static final String[][] SYSTEMS = {
    {"windows", "Windows"},
    {"iphone", "iOS"},
    {"ipad", "iOS"},
    {"ios", "iOS"},
    {"android", "Android"},
    {"cros ", "ChromeOS"},
    {"mac os x", "macOS"},
    {"macintosh", "macOS"},
    {"linux", "Linux"},
  };

  /** Most telling word first: nearly every browser also says Chrome and Safari. */
  private static final String[][] BROWSERS = {
    {"edg/", "Edge"},
    {"edga/", "Edge"},
    {"edgios/", "Edge"},
    {"opr/", "Opera"},
    {"opera", "Opera"},
    {"samsungbrowser", "Samsung"},
    {"firefox", "Firefox"},
    {"fxios", "Firefox"},
    {"crios", "Chrome"},
    {"chrome", "Chrome"},
    {"chromium", "Chrome"},
    {"safari", "Safari"},
    {"msie", "Internet Explorer"},
    {"trident/", "Internet Explorer"},
  };

  /** Few agents make most of the traffic: the last one judged at each place, by its hash. */
  private static final AtomicReferenceArray<Judged> JUDGED = new AtomicReferenceArray<>(1024);

  private static final int LONGEST_JUDGED = 512;

  private record Judged(String agent, boolean programmatic) {}

  private UserAgents() {}

  /** Whether the agent says it is a script, a library or a remote-controlled browser. */
  static boolean isProgrammatic(String userAgent) {
    int place = userAgent.hashCode() & (JUDGED.length() - 1);
    Judged known = JUDGED.get(place);
    if (known == null || !known.agent().equals(userAgent)) {
      known = new Judged(userAgent, judge(userAgent));
      if (userAgent.length() <= LONGEST_JUDGED) {
        JUDGED.set(place, known);
      }
    }
    return known.programmatic();
  }

  private static boolean judge(String userAgent) {
    String agent = userAgent.toLowerCase(Locale.ROOT);
    return PROGRAMS.stream().anyMatch(agent::contains);
  }

  /** Windows, macOS, Linux, Android, iOS, ChromeOS or Other. */
  static String osFamily(String userAgent) {
    return first(SYSTEMS, userAgent);
  }

  /** Chrome, Safari, Firefox, Edge, Opera, Samsung, Internet Explorer or Other. */
  static String browserFamily(String userAgent) {
    return first(BROWSERS, userAgent);
  }

  private static String first(String[][] table, String userAgent) {
    String agent = userAgent.toLowerCase(Locale.ROOT);
    for (String[] entry : table) {
      if (agent.contains(entry[0])) {
        return entry[1];
      }
    }
    return "Other";
  }
}
