package io.weir.engine.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.event.Event;
import io.weir.engine.event.Facts;
import io.weir.engine.property.Cases;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Property;
import io.weir.engine.property.Seen;
import io.weir.patterns.condition.Frame;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Windows of a hot key say together what each says that stands alone. */
class RunningWindowsTest {
  private static final long[] WINDOWS = {64, 640, 6_400, 64_000};

  private record Case(List<AggregateSpec> specs, List<Happening> events, int every) {}

  @Test
  void shouldSayWhatEachWouldSayByItself() {
    Seen seen = Cases.check("running windows that share", 1_000, new Alone());

    assertThat(seen.of("shared")).isPositive();
    assertThat(seen.of("parted")).isPositive();
    assertThat(seen.of("known values")).isPositive();
    assertThat(seen.of("too late for some")).isPositive();
    assertThat(seen.of("more than a pane tells apart")).isPositive();
  }

  private static final class Alone implements Property<Case> {
    @Override
    public Case generate(Random random) {
      long over = WINDOWS[random.nextInt(WINDOWS.length)];
      List<AggregateSpec> specs =
          Stream.generate(() -> AggregateSpec.random(random, over << random.nextInt(4)))
              .filter(spec -> spec.dimension() == null)
              .limit(1 + random.nextInt(8))
              .toList();
      int size = 3 + random.nextInt(random.nextBoolean() ? 20 : 120);
      boolean sorted = random.nextInt(4) > 0;
      List<Happening> events =
          new ArrayList<>(AggregateStreams.random(random, over, size, sorted ? 0 : over));
      if (sorted) {
        events.sort(null);
      }
      return new Case(specs, events, 1 + random.nextInt(20));
    }

    @Override
    public List<Case> smaller(Case wrong) {
      List<Case> smaller = new ArrayList<>();
      for (List<AggregateSpec> specs : Cases.without(wrong.specs())) {
        if (!specs.isEmpty()) {
          smaller.add(new Case(specs, wrong.events(), wrong.every()));
        }
      }
      for (List<Happening> events : Cases.without(wrong.events())) {
        smaller.add(new Case(wrong.specs(), events, wrong.every()));
      }
      return smaller;
    }

    @Override
    public void check(Case one, Seen seen) {
      Stage together = new Stage(one.specs(), true);
      Stage apart = new Stage(one.specs(), false);
      long head = Long.MIN_VALUE;
      for (int i = 0; i < one.events().size(); i++) {
        Happening next = one.events().get(i);
        long passed = Math.max(head, next.event().reached());
        apart.advance(passed);
        List<String> expected = apart.pass(next);
        assertThat(together.pass(next)).as("as of %s", next).isEqualTo(expected);
        expected.forEach(value -> seen.count(value.equals("unknown") ? "unknown" : "known values"));
        if (next.event().time() < head) {
          seen.count("too late for some");
        }
        head = passed;
        if (i % one.every() == 0) {
          together.restart();
        }
        if (i % one.every() == 1) {
          together.expire(head);
          apart.expire(head);
        }
      }
      seen.count(
          together.largest() > Measure.EXACT_PER_PANE ? "more than a pane tells apart" : "few");
      seen.count(together.parted() ? "parted" : "shared");
    }
  }

  /** What a stage does with the windows of one key. */
  private static final class Stage {
    private final List<Measure> measures;
    private final Entering entering;
    private final Frame frame = new Frame();
    private RunningWindows windows = new RunningWindows();
    private int largest;

    Stage(List<AggregateSpec> specs, boolean share) {
      measures =
          specs.stream()
              .map(AggregateSpec::yaml)
              .distinct()
              .map(AggregatePatterns::measure)
              .toList();
      if (share) {
        SeriesPlan.share(measures);
      }
      List<Measure> different = new ArrayList<>();
      for (Measure measure : measures) {
        if (different.stream().noneMatch(known -> known.windowId() == measure.windowId())) {
          different.add(measure);
        }
      }
      entering = Entering.of(different.toArray(Measure[]::new));
    }

    /** Asked before the event enters where it is to be left out, else after. */
    List<String> pass(Happening happening) {
      Event event = happening.event();
      frame.row = event.row();
      List<String> values = new ArrayList<>();
      ask(event, true, values);
      for (Measure measure : entering.alone()) {
        if (measure.takesBack(frame)) {
          windows.begun(measure).takeBack(event, measure);
        }
        if (measure.takes(frame)) {
          windows.begun(measure).enter(frame, event, measure);
        }
      }
      for (Entering.Together together : entering.together()) {
        if (together.take(frame)) {
          windows.enter(frame, event, together);
        }
      }
      ask(event, false, values);
      largest = Math.max(largest, windows.largest());
      return values;
    }

    private void ask(Event event, boolean prior, List<String> values) {
      for (Measure measure : measures) {
        if (measure.prior() == prior) {
          Answers answers = new Answers(new Measure[] {measure});
          if (!windows.ask(0, event, measure, answers) && !measure.unknownWhenEmpty()) {
            answers.empty(0, event, measure);
          }
          Facts facts = new Facts();
          answers.freeze(facts);
          boolean known = facts.size() > 0;
          values.add(known ? facts.bits(0) + "/" + facts.text(0) : "unknown");
        }
      }
    }

    /** All windows learn of an instant, as those that share do. */
    void advance(long time) {
      for (Measure measure : measures) {
        RunningWindow window = windows.alone(measure);
        if (window != null) {
          window.advance(time, measure);
        }
      }
    }

    void expire(long watermark) {
      windows.expire(this::measure, this, watermark);
    }

    private Measure measure(long windowId) {
      return measures.stream().filter(one -> one.windowId() == windowId).findFirst().orElse(null);
    }

    int largest() {
      return largest;
    }

    boolean parted() {
      return measures.stream().anyMatch(one -> one.series() != null && windows.alone(one) != null);
    }

    void restart() {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try {
        windows.write(new DataOutputStream(bytes));
        windows = new RunningWindows();
        windows.read(
            new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())), true, true);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
