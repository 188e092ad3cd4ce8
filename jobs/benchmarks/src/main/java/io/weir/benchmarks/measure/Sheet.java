package io.weir.benchmarks.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** The figures of a run, in the order they were measured. Not thread-safe. */
public final class Sheet {
  private final List<Figure> figures = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final Consumer<String> progress;

  /** An empty sheet; progress is told line by line. */
  public Sheet(Consumer<String> progress) {
    this.progress = progress;
  }

  /** Tells somebody who waits. */
  public void tell(String line) {
    progress.accept(line);
  }

  /** Adds a figure nothing is demanded of. */
  public void add(String key, String unit, Spread spread) {
    add(new Figure(key, spread, unit, null));
  }

  /** Adds a figure whose median must reach a bound. */
  public void addAtLeast(double bound, String key, String unit, Spread spread) {
    add(new Figure(key, spread, unit, Figure.Target.least(bound)));
  }

  /** Adds a figure whose median must not exceed a bound. */
  public void addAtMost(double bound, String key, String unit, Spread spread) {
    add(new Figure(key, spread, unit, new Figure.Target(bound, true)));
  }

  private void add(Figure figure) {
    figures.add(figure);
    progress.accept(
        String.format(
            Locale.ROOT,
            "%s %s %s",
            figure.key(),
            number(figure.spread().median()),
            figure.unit()));
  }

  /** Adds a sentence that a reader of the figures must know. */
  public void note(String sentence) {
    notes.add(sentence);
  }

  /** All figures so far. */
  public List<Figure> figures() {
    return List.copyOf(figures);
  }

  /** Key to median. */
  public Map<String, Double> medians() {
    Map<String, Double> medians = new LinkedHashMap<>();
    figures.forEach(figure -> medians.put(figure.key(), figure.spread().median()));
    return medians;
  }

  /** The figures as a Markdown table, and the notes below it. */
  public List<String> lines() {
    int width = figures.stream().mapToInt(figure -> figure.key().length()).max().orElse(0);
    String form = "| %-" + Math.max(width, 6) + "s | %10s | %10s | %10s | %-8s | %-14s |";
    List<String> lines = new ArrayList<>();
    lines.add(form.formatted("figure", "min", "median", "max", "unit", "target"));
    lines.add(form.formatted("---", "---:", "---:", "---:", "---", "---"));
    for (Figure figure : figures) {
      Spread spread = figure.spread();
      lines.add(
          form.formatted(
              figure.key(),
              number(spread.min()),
              number(spread.median()),
              number(spread.max()),
              figure.unit(),
              target(figure)));
    }
    if (!notes.isEmpty()) {
      lines.add("");
      notes.forEach(note -> lines.add("- " + note));
    }
    return lines;
  }

  private static String target(Figure figure) {
    Figure.Target target = figure.target();
    if (target == null) {
      return "";
    }
    return (target.most() ? "<= " : ">= ")
        + number(target.bound())
        + (target.reachedBy(figure.spread().median()) ? "" : ", missed");
  }

  private static String number(double value) {
    double size = Math.abs(value);
    String form = size >= 1000 ? "%,.0f" : size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, form, value);
  }
}
