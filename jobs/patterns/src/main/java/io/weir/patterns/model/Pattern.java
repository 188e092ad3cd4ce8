package io.weir.patterns.model;

import io.weir.patterns.condition.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A checked pattern, immutable and safe to share between threads.
 *
 * @param id file name without its ending; never changes
 * @param version grows with every change of content
 * @param hash hash of the file's text, 16 hex digits
 * @param metadata for people
 * @param mode how far its signals reach
 * @param key the dimension it watches: account, session, card, device, ip, subnet, payee, …; of
 *     several the first
 * @param group correlation group for scoring
 * @param settle how long after its event time a completing event is judged; null: at once
 * @param parameters what is tuned
 * @param aggregates its windowed values; a condition's slot is the position in this list
 * @param alternatives the ways it can hold, in file order; at least one
 * @param tests the proof it carries
 * @param others the same pattern as it watches its other keys; they have none themselves
 */
public record Pattern(
    String id,
    int version,
    String hash,
    Metadata metadata,
    Mode mode,
    String key,
    String group,
    Span settle,
    List<Parameter> parameters,
    List<Aggregate> aggregates,
    List<Alternative> alternatives,
    List<PatternTest> tests,
    List<Pattern> others) {

  public Pattern {
    parameters = List.copyOf(parameters);
    aggregates = List.copyOf(aggregates);
    alternatives = List.copyOf(alternatives);
    tests = List.copyOf(tests);
    others = List.copyOf(others);
  }

  /** The pattern as it watches each of its keys, this one first. */
  public List<Pattern> bindings() {
    List<Pattern> bindings = new ArrayList<>(List.of(this));
    bindings.addAll(others);
    return bindings;
  }

  /** The same pattern in another mode. */
  public Pattern in(Mode other) {
    return copy(other, tests, others.stream().map(one -> one.in(other)).toList());
  }

  /** The same pattern with its proof, and as it watches its other keys. */
  public Pattern with(List<PatternTest> proof, List<Pattern> otherKeys) {
    return copy(mode, proof, otherKeys);
  }

  private Pattern copy(Mode itsMode, List<PatternTest> itsTests, List<Pattern> otherKeys) {
    return new Pattern(
        id,
        version,
        hash,
        metadata,
        itsMode,
        key,
        group,
        settle,
        parameters,
        aggregates,
        alternatives,
        itsTests,
        otherKeys);
  }

  /** The same with other aggregates and steps. */
  public Pattern with(UnaryOperator<Aggregate> aggregate, UnaryOperator<Step> step) {
    return new Pattern(
        id,
        version,
        hash,
        metadata,
        mode,
        key,
        group,
        settle,
        parameters,
        aggregates.stream().map(aggregate).toList(),
        alternatives.stream()
            .map(one -> one.with(one.steps().stream().map(step).toList()))
            .toList(),
        tests,
        others.stream().map(one -> one.with(aggregate, step)).toList());
  }

  /**
   * How long after its event time a completing event is judged; null: at once. All alternatives ask
   * for the same silence, so that a pattern has its say once.
   */
  public Span delay() {
    Span delay = settle;
    for (Alternative alternative : alternatives) {
      Span silence = alternative.silenceAfter();
      if (silence != null) {
        delay = delay == null ? silence : delay.or(silence);
      }
    }
    return delay;
  }

  /** A condition of its own as people read it: aggregates by their names alone. */
  public String shown(Condition condition) {
    String text = condition.text();
    for (Aggregate aggregate : aggregates) {
      text = text.replace(aggregate.name() + "{" + aggregate.definition() + "}", aggregate.name());
    }
    return text;
  }
}
