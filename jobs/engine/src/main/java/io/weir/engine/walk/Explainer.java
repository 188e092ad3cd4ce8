package io.weir.engine.walk;

import io.weir.engine.event.Event;
import io.weir.engine.program.Keys;
import io.weir.engine.program.PatternPlan;
import io.weir.engine.program.Program;
import io.weir.engine.program.Versions;
import io.weir.engine.signal.LiveSignal;
import io.weir.engine.signal.Signal;
import io.weir.engine.walk.Explanation.Reached;
import io.weir.engine.walk.Explanation.Try;
import io.weir.engine.walk.Explanation.Way;
import io.weir.patterns.model.Alternative;
import io.weir.patterns.model.KeyStage;
import io.weir.patterns.model.Mode;
import io.weir.patterns.model.Pattern;
import io.weir.patterns.model.Step;
import io.weir.patterns.policy.Policy;
import io.weir.schemas.StreamCatalog;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Explains a pattern by the evaluators that run it: how far it got is asked by running its
 * beginnings, one step after another, as patterns of their own. The pattern is taken to have been
 * in force all along. Not thread-safe.
 */
public final class Explainer {
  private static final int MOST_TRIES = 5;

  private final StreamCatalog catalog;
  private final Policy policy;

  public Explainer(StreamCatalog catalog, Policy policy) {
    this.catalog = catalog;
    this.policy = policy;
  }

  /**
   * Explains what came of a pattern at completing events of a key in [from, to).
   *
   * @param events everything the pattern looks at, in whatever order
   */
  public Explanation explain(Pattern pattern, String key, List<Event> events, long from, long to) {
    List<Pattern> bindings = borne(pattern, key, events);
    Map<String, Map<String, Event>> judged = new HashMap<>();
    bindings.forEach(one -> judged.put(one.key(), new LinkedHashMap<>()));
    Set<String> given = new HashSet<>();
    events.forEach(event -> given.add(event.id()));
    Versions versions = versions(pattern);
    List<LiveSignal> raised =
        run(
            versions,
            events,
            (stage, stageKey, event) -> {
              for (Pattern binding : bindings) {
                if (given.contains(event.id())
                    && stage == KeyStage.of(binding.key())
                    && isAt(stage, stageKey, event, binding)
                    && bears(event, key, binding)) {
                  judged.get(binding.key()).put(event.id(), event);
                }
              }
            });
    Program program = versions.at(Long.MAX_VALUE);
    List<Way> ways = new ArrayList<>();
    for (Pattern binding : bindings) {
      PatternPlan plan = plan(program, binding);
      Map<String, Event> its = judged.get(binding.key());
      for (Alternative alternative : binding.alternatives()) {
        ways.add(way(binding, alternative, plan, key, events, its, from, to));
      }
    }
    int all =
        (int) judged.values().stream().flatMap(its -> its.keySet().stream()).distinct().count();
    return new Explanation(all, of(raised, pattern, key, from, to), ways);
  }

  /** The pattern as it watches what some event bears the key as; in all its keys if none does. */
  private static List<Pattern> borne(Pattern pattern, String key, List<Event> events) {
    List<Pattern> borne =
        pattern.bindings().stream()
            .filter(binding -> events.stream().anyMatch(event -> bears(event, key, binding)))
            .toList();
    return borne.isEmpty() ? pattern.bindings() : borne;
  }

  private static boolean bears(Event event, String key, Pattern binding) {
    return key.equals(Keys.of(event, binding.key()));
  }

  private static PatternPlan plan(Program program, Pattern binding) {
    return program.patterns().stream()
        .filter(plan -> plan.pattern().key().equals(binding.key()))
        .findFirst()
        .orElseThrow();
  }

  private Way way(
      Pattern binding,
      Alternative alternative,
      PatternPlan plan,
      String key,
      List<Event> events,
      Map<String, Event> judged,
      long from,
      long to) {
    List<Reached> reached = new ArrayList<>();
    List<String> evidence = List.of();
    boolean going = true;
    int last = alternative.steps().size() - 1;
    for (int position = alternative.first(); position <= last && going; position++) {
      Step step = alternative.steps().get(position);
      if (step.negated() && position < last) {
        continue;
      }
      boolean complete = step.negated() || position == alternative.completing();
      Pattern beginning = beginning(binding, alternative, position);
      boolean sooner = !complete && alternative.within() != null;
      long begin = from - delay(binding) - (sooner ? alternative.within().millis() : 0);
      List<LiveSignal> held =
          of(
              run(versions(beginning), events, (stage, stageKey, event) -> {}),
              binding,
              key,
              begin + delay(beginning),
              to);
      if (held.isEmpty() && !step.optional()) {
        going = false;
        Tries tries = new Tries(plan, alternative, position, evidence, judged);
        reached.add(
            new Reached(
                name(step), false, false, List.of(), newest(judged.values(), tries, begin, to)));
      } else {
        evidence = held.isEmpty() ? evidence : held.get(held.size() - 1).evidence();
        reached.add(new Reached(name(step), step.optional(), !held.isEmpty(), evidence, List.of()));
      }
    }
    return new Way(binding.key(), alternative.name(), reached);
  }

  /** How long after its event a signal is raised: a beginning without its silence comes sooner. */
  private static long delay(Pattern pattern) {
    return pattern.delay() == null ? 0 : pattern.delay().millis();
  }

  /** Whether an event was seen by the key watched, of the several it may have there. */
  private static boolean isAt(KeyStage stage, String stageKey, Event event, Pattern binding) {
    return stage != KeyStage.REFERENCE || Keys.dimensionOf(stageKey, event).equals(binding.key());
  }

  private static String name(Step step) {
    return step.negated() ? "not " + step.name() : step.name();
  }

  private static List<Try> newest(Collection<Event> judged, Tries tries, long from, long to) {
    List<Try> all =
        judged.stream()
            .filter(event -> event.time() >= from && event.time() < to)
            .filter(tries::isAsked)
            .sorted()
            .map(tries::of)
            .toList();
    return all.subList(Math.max(0, all.size() - MOST_TRIES), all.size());
  }

  /** The steps up to one as a pattern of their own; it has nothing to say to people. */
  private static Pattern beginning(Pattern pattern, Alternative whole, int position) {
    List<Step> steps = new ArrayList<>(whole.steps().subList(0, position + 1));
    Step last = steps.get(position);
    if (last.optional()) {
      steps.set(
          position,
          new Step(
              last.name(),
              last.kinds(),
              last.own(),
              last.correlated(),
              last.next(),
              last.negated(),
              false,
              last.minTimes(),
              last.maxTimes(),
              last.silence()));
    }
    Alternative beginning =
        new Alternative(
            whole.name(),
            whole.severity(),
            whole.actions(),
            whole.within(),
            steps,
            (frame, age) -> "");
    return new Pattern(
        pattern.id(),
        pattern.version(),
        pattern.hash(),
        pattern.metadata(),
        pattern.mode(),
        pattern.key(),
        pattern.group(),
        pattern.settle(),
        pattern.parameters(),
        pattern.aggregates(),
        List.of(beginning),
        List.of(),
        List.of());
  }

  private Versions versions(Pattern pattern) {
    Versions versions = new Versions(catalog, policy);
    versions.put(pattern.in(Mode.ENFORCE), Long.MIN_VALUE);
    return versions;
  }

  private List<LiveSignal> run(Versions versions, List<Event> events, Walk.Witness witness) {
    return new Walk(catalog, versions)
        .run(events, witness).standing().stream().map(Signal::live).toList();
  }

  private static List<LiveSignal> of(
      List<LiveSignal> signals, Pattern pattern, String key, long from, long to) {
    return signals.stream()
        .filter(live -> live.patternId().equals(pattern.id()) && live.key().equals(key))
        .filter(live -> live.since() >= from && live.since() < to)
        .toList();
  }
}
