package io.weir.engine.program;

import io.weir.patterns.condition.Condition;
import io.weir.patterns.condition.Frame;
import io.weir.patterns.condition.Memo;
import io.weir.patterns.model.Pattern;
import io.weir.schemas.StreamSchema;
import java.util.HashMap;
import java.util.Map;

/**
 * The conditions over an event alone that the patterns of a program ask, each once however many
 * patterns ask it. Conditions over aggregates or other steps are the pattern's own.
 */
final class SharedConditions {
  private final Map<Text, Condition> byText = new HashMap<>();

  private record Text(String stream, String condition) {}

  /** The pattern with shared conditions in the place of equal ones. */
  Pattern share(Pattern pattern) {
    return pattern.with(
        aggregate -> aggregate.with(one -> shared(aggregate.kinds().stream(), one)),
        step -> step.with(one -> shared(step.kinds().stream(), one)));
  }

  /** How many different ones there are. */
  int count() {
    return byText.size();
  }

  private Condition shared(StreamSchema stream, Condition condition) {
    if (condition.aggregates() != 0 || condition.steps() != 0) {
      return condition;
    }
    return byText.computeIfAbsent(
        new Text(stream.name(), condition.text()),
        text -> new Shared(condition, this, byText.size()));
  }

  private record Shared(Condition code, SharedConditions owner, int number) implements Condition {
    @Override
    public byte test(Frame frame) {
      Memo memo = frame.memo;
      return memo == null ? code.test(frame) : memo.ask(code, owner, number, frame);
    }

    @Override
    public boolean mayDefault() {
      return code.mayDefault();
    }

    @Override
    public byte testObserved(Frame frame) {
      return code.testObserved(frame);
    }

    @Override
    public long steps() {
      return 0;
    }

    @Override
    public long aggregates() {
      return 0;
    }

    @Override
    public String text() {
      return code.text();
    }
  }
}
