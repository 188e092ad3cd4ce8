package io.weir.patterns.syntax;

import static io.weir.patterns.problem.Problem.Category.CONDITION;
import static io.weir.patterns.problem.Problem.Category.NAME;

import io.weir.patterns.compiler.ConditionScope;
import io.weir.patterns.condition.Condition;
import io.weir.patterns.model.Aggregate;
import io.weir.patterns.model.Kinds;
import io.weir.patterns.model.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Turns the drafted steps of one alternative into steps: names checked, conditions compiled. */
final class StepCompiler {
  private final Reading reading;
  private final ConditionReader conditions;
  private final AskingCheck asking;

  StepCompiler(Reading reading, ConditionReader conditions) {
    this.reading = reading;
    this.conditions = conditions;
    this.asking = new AskingCheck(reading);
  }

  /** The steps; those without a stream have been reported and are left out. */
  List<Step> compile(List<Draft> drafts) {
    checkNames(drafts);
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < drafts.size(); i++) {
      if (drafts.get(i).stream() != null) {
        steps.add(step(drafts.get(i), scope(drafts, i)));
      }
    }
    return steps;
  }

  private Step step(Draft draft, ConditionScope scope) {
    List<Condition> own = new ArrayList<>();
    List<Condition> correlated = new ArrayList<>();
    for (Condition conjunct : conditions.conjuncts(draft.where(), scope)) {
      (conjunct.steps() == 0 ? own : correlated).add(conjunct);
      asking.check(draft, conjunct);
    }
    Kinds kinds = KindsOf.conjuncts(draft.stream(), own);
    if (kinds.activities() != null && kinds.activities().isEmpty()) {
      reading.refuse(
          draft.where(),
          CONDITION,
          "this never holds: no activity of " + draft.stream().name() + " satisfies it");
    }
    return new Step(
        draft.name(),
        kinds,
        own,
        correlated,
        draft.next(),
        draft.negated(),
        draft.optional(),
        draft.times().min(),
        draft.times().max(),
        draft.silence());
  }

  private ConditionScope scope(List<Draft> drafts, int position) {
    ConditionScope.Builder scope = ConditionScope.of(drafts.get(position).stream());
    int first = Draft.first(drafts);
    for (int i = 0; i < drafts.size(); i++) {
      Draft draft = drafts.get(i);
      if (i == position) {
        scope.unavailable(draft.name(), "is the event judged here, leave its name out,");
      } else if (i == first && i > position && draft.stream() != null) {
        beforeFirst(draft, scope);
      } else if (i > position) {
        scope.unavailable(draft.name(), "comes later");
      } else if (draft.negated() || draft.stream() == null) {
        scope.unavailable(draft.name(), "must not occur");
      } else {
        scope.step(draft.name(), draft.stream(), draft.optional());
      }
    }
    if (reading.key() != null) {
      scope.key(reading.key());
    }
    return scope
        .aggregates(reading.aggregates())
        .parameters(reading.parameters())
        .profile(reading.thresholds().profile())
        .build();
  }

  /** What a silence before the first step may know of that step: it is the event it ends with. */
  private static void beforeFirst(Draft first, ConditionScope.Builder scope) {
    if (first.times().max() == 1) {
      scope.step(first.name(), first.stream(), false);
    } else {
      scope.unavailable(first.name(), "takes several events");
    }
  }

  /** Where a name means two things, a new field could change what a condition means. */
  private void checkNames(List<Draft> drafts) {
    boolean named = drafts.size() > 1;
    Set<String> told = new HashSet<>();
    for (int i = 0; i < drafts.size(); i++) {
      Draft draft = drafts.get(i);
      for (int j = 0; j < i; j++) {
        if (drafts.get(j).name().equals(draft.name())) {
          reading.refuse(
              draft.place(),
              NAME,
              "a step named '" + draft.name() + "' stands here twice: give one another name");
        }
      }
      if (draft.stream() == null) {
        continue;
      }
      for (Draft other : drafts) {
        if (named
            && Streams.hasFieldOrRecord(draft.stream(), other.name())
            && told.add(other.name())) {
          reading.refuse(
              other.place(),
              NAME,
              "'"
                  + other.name()
                  + "' is already the name of a field of "
                  + draft.stream().name()
                  + ": name the step differently");
        }
      }
      for (Aggregate aggregate : reading.aggregates()) {
        if (Streams.hasFieldOrRecord(draft.stream(), aggregate.name())
            && told.add(aggregate.name())) {
          reading.refuse(
              reading.placeOf(aggregate),
              NAME,
              "the aggregate '"
                  + aggregate.name()
                  + "' hides the field of that name of "
                  + draft.stream().name()
                  + ": name it differently");
        }
      }
    }
  }
}
