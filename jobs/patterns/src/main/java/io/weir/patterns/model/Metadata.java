package io.weir.patterns.model;

import java.time.LocalDate;
import java.util.List;

/**
 * What people need to know about a pattern; nothing of it changes what matches.
 *
 * @param title one line
 * @param status experimental, test, stable or deprecated
 * @param owner team to page
 * @param description what it detects
 * @param references sources
 * @param tags technique ids, lower case, such as {@code attack.t1110.004}
 * @param falsePositives honest behaviour that looks like this
 * @param runbook what to do with an alert
 * @param leftOut clauses of the catalogue this file does not have yet, with what they cost
 * @param deprecated why it is deprecated and what replaces it; "" unless it is
 * @param budget how much it will do, for whoever is called when it does more
 * @param review the last day by which somebody looks whether it is still right; null where the file
 *     does not say
 */
public record Metadata(
    String title,
    String status,
    String owner,
    String description,
    List<String> references,
    List<String> tags,
    List<String> falsePositives,
    String runbook,
    List<String> leftOut,
    String deprecated,
    Budget budget,
    LocalDate review) {

  public Metadata {
    references = List.copyOf(references);
    tags = List.copyOf(tags);
    falsePositives = List.copyOf(falsePositives);
    leftOut = List.copyOf(leftOut);
  }

  /** What people need to know about a pattern that is not deprecated. */
  public Metadata(
      String title,
      String status,
      String owner,
      String description,
      List<String> references,
      List<String> tags,
      List<String> falsePositives,
      String runbook,
      List<String> leftOut) {
    this(
        title,
        status,
        owner,
        description,
        references,
        tags,
        falsePositives,
        runbook,
        leftOut,
        "",
        Budget.NONE,
        null);
  }
}
