package io.weir.patterns.tags;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** One source of tags: what its tags look like, and which there are. */
public enum Vocabulary {
  /** MITRE ATT&amp;CK techniques. */
  ATTACK("attack", "", "attack.t1110.004", "t[0-9]{4}(\\.[0-9]{3})?", false),
  /** MITRE Fight Fraud Framework techniques. */
  F3("f3", "", "f3.f1006.002", "[a-z][0-9]{4}(\\.[0-9]{3})?", true),
  /** OWASP Automated Threats. */
  OAT("oat", "oat-", "oat-008", "[0-9]{3}", true),
  /** Federal Reserve FraudClassifier. */
  FRAUDCLASSIFIER(
      "fraudclassifier", "", "fraudclassifier.unauthorized.account-takeover", Form.WORDS, false),
  /** European Banking Authority, kinds of fraudulent orders. */
  EBA("eba", "", "eba.manipulation-of-payer", Form.WORDS, true),
  /** Financial Action Task Force. */
  FATF("fatf", "", "fatf.va-red-flag", Form.WORDS, true),
  /** What concerns the platform as a whole. */
  PLATFORM("platform", "", "platform.custody", Form.WORDS, true);

  private static final class Form {
    static final String WORDS = "[a-z0-9]+(-[a-z0-9]+)*(\\.[a-z0-9]+(-[a-z0-9]+)*)*";
  }

  private final String prefix;
  private final String example;
  private final Pattern form;
  private final boolean complete;

  @SuppressWarnings("ImmutableEnumChecker") // unmodifiable, filled once
  private final SortedMap<String, String> names;

  Vocabulary(String file, String prefix, String example, String rest, boolean complete) {
    this.prefix = prefix.isEmpty() ? file + "." : prefix;
    this.example = example;
    this.form = Pattern.compile(Pattern.quote(this.prefix) + rest);
    this.complete = complete;
    this.names = Collections.unmodifiableSortedMap(read(file, prefix.isEmpty() ? this.prefix : ""));
  }

  /** What all its tags begin with. */
  public String prefix() {
    return prefix;
  }

  /** A tag of it. */
  public String example() {
    return example;
  }

  /** The form of its tags as a regular expression. */
  public Pattern form() {
    return form;
  }

  /** Whether a tag that is not listed does not exist. */
  public boolean complete() {
    return complete;
  }

  /** Its tags in lower case, as patterns write them, each with its name; sorted. */
  public SortedMap<String, String> names() {
    return names;
  }

  private static SortedMap<String, String> read(String file, String prefix) {
    SortedMap<String, String> names = new TreeMap<>();
    for (String line : lines(file)) {
      int blank = line.indexOf(' ');
      String id = line.substring(0, blank).toLowerCase(Locale.ROOT);
      names.put(prefix + id, line.substring(blank + 1));
    }
    return names;
  }

  /** The lines of a list, without its comments. */
  static List<String> lines(String file) {
    String resource = "/weir/tags/" + file + ".txt";
    try (InputStream in = Vocabulary.class.getResourceAsStream(resource)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("a list of ours cannot be read: " + resource, e);
    }
  }
}
