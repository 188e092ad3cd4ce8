package io.weir.patterns.problem;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects what is wrong with a file, so that its author sees everything at once. Not thread-safe.
 */
public final class Problems {
  /** The most problems listed; an author fixes no more in one go. */
  public static final int LISTED = 100;

  /** A generated file of nothing but mistakes must not fill the memory of whoever checks it. */
  private static final int KEPT = 10_000;

  private static final Comparator<Problem> BY_PLACE =
      Comparator.comparing(Problem::file)
          .thenComparingInt(Problem::line)
          .thenComparingInt(Problem::column)
          .thenComparing(Problem::message)
          .thenComparing(Problem::category);

  private final Set<Problem> problems = new HashSet<>();

  /** Adds one problem; one that is already there changes nothing. */
  public void add(String file, int line, int column, Problem.Category category, String message) {
    if (problems.size() < KEPT) {
      problems.add(new Problem(file, line, column, category, message));
    }
  }

  /** Whether nothing is wrong so far. */
  public boolean isEmpty() {
    return problems.isEmpty();
  }

  /** How many there are. */
  public int size() {
    return problems.size();
  }

  /** The first {@link #LISTED} problems, sorted by file, line, column and message. */
  public List<Problem> list() {
    return problems.stream().sorted(BY_PLACE).limit(LISTED).toList();
  }
}
