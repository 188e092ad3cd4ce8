package io.weir.benchmarks.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The published page of figures: a section a suite, each with what it was measured on. Measuring
 * one suite again replaces its section and leaves the others as they were. Sections written by
 * hand, between {@code <!-- by hand: NAME -->} and {@code <!-- end -->}, stay as they are, after
 * the suites'.
 */
public final class ResultsPage {
  private static final String BEGIN = "<!-- suite: ";
  private static final String BY_HAND = "<!-- by hand: ";
  private static final String END = "<!-- end -->";

  private static final String HEAD =
      """
      # How fast Weir is

      Written by `deploy/weir bench --write-results`; what is said by hand stands at the end, in sections that are marked so and stay. Every ratio is of readings of the same round: contenders take
      turns, and in each round another is first. What was compiled is kept from one round to the next, and before the first round that counts each contender has had a turn that does not.
      Figures are minimum, median and maximum over the rounds that count. Targets are held against the median.
      """;

  private final Map<String, List<String>> sections = new LinkedHashMap<>();
  private final Map<String, List<String>> byHand = new LinkedHashMap<>();

  private ResultsPage() {}

  /**
   * A page as it stands.
   *
   * @param text its content; "" for a new page
   */
  public static ResultsPage of(String text) {
    ResultsPage page = new ResultsPage();
    List<String> section = null;
    for (String line : text.lines().toList()) {
      if (line.startsWith(BEGIN)) {
        section = new ArrayList<>();
        page.sections.put(line.substring(BEGIN.length(), line.indexOf(" -->")), section);
      } else if (line.startsWith(BY_HAND)) {
        section = new ArrayList<>();
        page.byHand.put(line.substring(BY_HAND.length(), line.indexOf(" -->")), section);
      } else if (line.equals(END)) {
        section = null;
      } else if (section != null) {
        section.add(line);
      }
    }
    return page;
  }

  /**
   * Sets a suite's section.
   *
   * @param circumstances machine, versions, commit, date, one a line
   */
  public void put(Suite suite, Sheet sheet, List<String> circumstances, String command) {
    List<String> section = new ArrayList<>();
    section.add("## " + suite.name());
    section.add("");
    section.add(suite.about());
    section.add("");
    section.addAll(sheet.lines());
    section.add("");
    section.add("Measured with `" + command + "`:");
    section.add("");
    circumstances.forEach(line -> section.add("- " + line));
    sections.put(suite.name(), section);
  }

  /** Its content, sections in the order they first came, those by hand at the end. */
  public String text() {
    StringBuilder text = new StringBuilder(HEAD);
    sections.forEach((name, lines) -> append(text, BEGIN + name, lines));
    byHand.forEach((name, lines) -> append(text, BY_HAND + name, lines));
    return text.toString();
  }

  private static void append(StringBuilder text, String begin, List<String> lines) {
    text.append('\n').append(begin).append(" -->\n");
    lines.forEach(line -> text.append(line).append('\n'));
    text.append(END).append('\n');
  }
}
