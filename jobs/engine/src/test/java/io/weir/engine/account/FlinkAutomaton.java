package io.weir.engine.account;

import io.weir.engine.property.Happening;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.cep.nfa.NFA;
import org.apache.flink.cep.nfa.NFAState;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import org.apache.flink.cep.nfa.compiler.NFACompiler;
import org.apache.flink.cep.nfa.sharedbuffer.SharedBuffer;
import org.apache.flink.cep.nfa.sharedbuffer.SharedBufferAccessor;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.conditions.IterativeCondition;

/** A sequence as Flink CEP runs it, over sorted events: an independent opinion. */
final class FlinkAutomaton {
  private final SequenceSpec sequence;
  private final Map<String, Happening> events = new HashMap<>();

  FlinkAutomaton(SequenceSpec sequence) {
    this.sequence = sequence;
  }

  /**
   * Every match, as its events in order, by the id of the event that completes it.
   *
   * @param sorted the events of one key; of other kinds than the sequence's none may be seen, as
   *     our {@code next} passes them over and Flink's does not
   */
  Map<String, List<List<String>>> matches(List<Happening> sorted) throws Exception {
    sorted.forEach(event -> events.put(event.id(), event));
    NFA<String> automaton = NFACompiler.compileFactory(pattern(), false).createNFA();
    automaton.open(null, null);
    SharedBuffer<String> buffer = new SharedBuffer<>(new MemoryStates(), StringSerializer.INSTANCE);
    buffer.releaseCacheStatisticsTimer();
    NFAState state = automaton.createInitialNFAState();
    Map<String, List<List<String>>> found = new HashMap<>();
    AfterMatchSkipStrategy noSkip = AfterMatchSkipStrategy.noSkip();
    for (Happening event : sorted) {
      if (sequence.steps().stream().noneMatch(step -> step.mentions(event))) {
        continue;
      }
      SharedBufferAccessor<String> accessor = buffer.getAccessor();
      automaton.advanceTime(accessor, state, event.time(), noSkip);
      for (Map<String, List<String>> match :
          automaton.process(accessor, state, event.id(), event.time(), noSkip, () -> 0L)) {
        List<String> ids = new ArrayList<>();
        for (StepSpec step : sequence.positives()) {
          ids.addAll(match.getOrDefault(step.name(), List.of()));
        }
        found.computeIfAbsent(event.id(), id -> new ArrayList<>()).add(ids);
      }
      accessor.close();
    }
    automaton.close();
    return found;
  }

  private Pattern<String, ?> pattern() {
    Pattern<String, String> pattern = null;
    for (StepSpec step : sequence.steps()) {
      if (pattern == null) {
        pattern = Pattern.begin(step.name());
      } else if (step.negated()) {
        pattern = pattern.notFollowedBy(step.name());
      } else {
        pattern = step.next() ? pattern.next(step.name()) : pattern.followedByAny(step.name());
      }
      pattern = quantified(pattern.where(new Taken(step, events)), step);
    }
    return pattern.within(Duration.ofMillis(sequence.within()));
  }

  private static Pattern<String, String> quantified(Pattern<String, String> plain, StepSpec step) {
    Pattern<String, String> pattern = plain;
    if (step.max() > 1) {
      pattern =
          step.max() == Integer.MAX_VALUE
              ? pattern.timesOrMore(step.min())
              : pattern.times(step.min(), step.max());
      pattern = step.next() ? pattern.consecutive() : pattern.allowCombinations();
    }
    return step.optional() ? pattern.optional() : pattern;
  }

  private static final class Taken extends IterativeCondition<String> {
    private final StepSpec step;
    private final Map<String, Happening> events;

    Taken(StepSpec step, Map<String, Happening> events) {
      this.step = step;
      this.events = events;
    }

    @Override
    public boolean filter(String id, Context<String> context) throws Exception {
      Happening event = events.get(id);
      Map<String, Happening> bound = new HashMap<>();
      for (String read : new String[] {step.sameAs(), step.soonAfter()}) {
        if (read != null) {
          context.getEventsForPattern(read).forEach(taken -> bound.put(read, events.get(taken)));
        }
      }
      return step.takes(event) && step.agrees(event, bound::get);
    }
  }
}
