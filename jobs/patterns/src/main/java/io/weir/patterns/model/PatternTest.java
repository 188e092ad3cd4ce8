package io.weir.patterns.model;

import io.weir.schemas.Row;
import java.util.List;

/**
 * One test inside a pattern file.
 *
 * @param name a sentence
 * @param events what happens, in file order; event ids are {@code e001}, {@code e002}, …
 * @param expect what must be raised and not withdrawn, in time order; empty means nothing
 * @param line line in the file, from 1
 * @param column column in the file, from 1
 */
public record PatternTest(
    String name, List<Row> events, List<Expectation> expect, int line, int column) {

  /**
   * One signal that must be raised.
   *
   * @param atMillis time of the completing event since the test's start
   * @param action the action the signal leads to by itself, or null where not said
   * @param severity its severity, or null where not said
   * @param key the key it is raised for, or null where not said
   * @param untilMillis when the last of what it asks for ends, since the test's start, or null
   *     where not said
   * @param line line in the file, from 1
   * @param column column in the file, from 1
   */
  public record Expectation(
      long atMillis,
      Action action,
      Severity severity,
      String key,
      Long untilMillis,
      int line,
      int column) {}

  public PatternTest {
    events = List.copyOf(events);
    expect = List.copyOf(expect);
  }

  /** A test that stands in no file. */
  public PatternTest(String name, List<Row> events, List<Expectation> expect) {
    this(name, events, expect, 1, 1);
  }
}
