package io.weir.patterns.compiler;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/** One spelling for all the spellings that reach the same mailbox. */
final class EmailAddresses {
  private static final int LONGEST = 254;
  private static final Set<String> DOTS_MEAN_NOTHING = Set.of("gmail.com", "googlemail.com");

  private EmailAddresses() {}

  /**
   * Lower case, compatibility forms replaced, the domain in ASCII, without the tag behind a plus;
   * at Gmail without dots. Null where it is no address.
   */
  static String normal(String written) {
    if (written.length() > LONGEST) {
      return null;
    }
    String text =
        Normalizer.normalize(written, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    int at = text.lastIndexOf('@');
    String domain = at < 0 ? null : domain(text.substring(at + 1));
    if (domain == null) {
      return null;
    }
    String local = text.substring(0, at);
    int tag = local.indexOf('+');
    String mailbox = tag < 0 ? local : local.substring(0, tag);
    if (DOTS_MEAN_NOTHING.contains(domain)) {
      domain = "gmail.com";
      mailbox = mailbox.replace(".", "");
    }
    return mailbox.isEmpty() ? null : mailbox + "@" + domain;
  }

  private static String domain(String written) {
    String domain = written.endsWith(".") ? written.substring(0, written.length() - 1) : written;
    if (domain.isEmpty()) {
      return null;
    }
    try {
      return IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException notADomain) {
      return null;
    }
  }
}
