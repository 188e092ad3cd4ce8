package io.weir.engine.subject;

import io.weir.engine.decision.Alert;
import io.weir.engine.decision.Decision;
import io.weir.engine.decision.Restriction;
import io.weir.engine.event.Event;
import io.weir.engine.outlet.Outlet;
import io.weir.engine.program.Keys;
import io.weir.engine.program.Versions;
import io.weir.engine.property.Happening;
import io.weir.engine.signal.Effect;
import io.weir.engine.signal.LiveSignal;
import io.weir.engine.signal.Signal;
import io.weir.engine.wire.EventWire;
import io.weir.patterns.model.Action;
import io.weir.patterns.model.KeyStage;
import io.weir.patterns.model.Severity;
import io.weir.schemas.StreamCatalog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** One run of one network through the source stage: everything said, and every event as it left. */
final class SubjectRun implements Outlet {
  private static final SubjectWire WIRE = new SubjectWire(new EventWire(StreamCatalog.shipped()));

  final List<Signal> signals = new ArrayList<>();
  final List<String> restrictions = new ArrayList<>();
  final List<String> left = new ArrayList<>();
  final List<Passing> passed = new ArrayList<>();
  final Map<Tallied, Integer> counts = new EnumMap<>(Tallied.class);
  SubjectState state = new SubjectState();
  private final SubjectEvaluator evaluator;

  /**
   * An event on its way on: the gravest of the signals of each pattern and key, as severity and
   * floor.
   *
   * @param met of those it took along
   * @param said of all that was said of its subjects and had not ended
   * @param graver of how many it is not the newest that is the gravest
   */
  record Passing(Map<String, String> met, Map<String, String> said, int graver) {}

  SubjectRun(Versions versions) {
    this.evaluator = new SubjectEvaluator(KeyStage.SOURCE, versions);
  }

  /** Evaluates each event as it comes. */
  SubjectRun eager(List<Happening> arrivals, boolean restarts) {
    for (Happening one : arrivals) {
      if (hasKey(one)) {
        evaluator.eager(one.event(), state, this);
        state = restarts ? restarted(state) : state;
      }
    }
    return this;
  }

  /** Lets each event wait until none can come before it. */
  SubjectRun settled(List<Happening> arrivals, int restartEvery) {
    for (int i = 0; i < arrivals.size(); i++) {
      if (hasKey(arrivals.get(i))) {
        evaluator.settle(arrivals.get(i).event(), state, this);
      }
      long passed =
          arrivals.subList(i + 1, arrivals.size()).stream()
              .filter(one -> !one.late())
              .mapToLong(Happening::time)
              .min()
              .orElse(400_000_000);
      if (passed < 400_000_000) {
        evaluator.onWatermark(state, Happening.START + passed - 1, this);
      }
      if (restartEvery > 0 && i % restartEvery == 0) {
        state = restarted(state);
      }
    }
    long end = arrivals.stream().mapToLong(Happening::time).max().orElse(0);
    evaluator.onWatermark(state, Happening.START + end, this);
    return this;
  }

  /** Advances the watermark until nothing is left; how often it took. */
  int end() {
    int times = 0;
    for (long next = evaluator.nextEnd(state);
        next < Long.MAX_VALUE && times < 100;
        next = evaluator.nextEnd(state)) {
      evaluator.onWatermark(state, next, this);
      times++;
    }
    return times;
  }

  private static boolean hasKey(Happening one) {
    return one.fields().get("src_ip") != null;
  }

  private static SubjectState restarted(SubjectState state) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      WIRE.write(state.copy(), new DataOutputStream(bytes));
      return WIRE.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What came too late meets what is there by then, whatever that is. */
  @Override
  public void walkOn(Event event) {
    if (event.late()) {
      return;
    }
    TreeSet<String> met = new TreeSet<>();
    for (LiveSignal signal : event.met()) {
      met.add(signal.id() + signal.severity());
    }
    List<String> facts = new ArrayList<>();
    for (int i = 0; i < event.facts().size(); i++) {
      facts.add(Long.toString(event.facts().bits(i)));
    }
    left.add(event.id() + " " + facts + " " + met);
    passed.add(passing(event));
  }

  private Passing passing(Event event) {
    Map<String, LiveSignal> last = new LinkedHashMap<>();
    for (Signal signal : signals) {
      LiveSignal live = signal.live();
      if (signal.account() == null && live.key().equals(Keys.of(event, live.dimension()))) {
        last.put(live.id(), live);
      }
    }
    last.values().removeIf(live -> live.until() <= event.time());
    Map<String, String> said = gravest(last.values());
    Map<String, String> newest = new TreeMap<>();
    last.values().forEach(live -> newest.put(slot(live), gravest(List.of(live)).get(slot(live))));
    int graver =
        (int) said.keySet().stream().filter(s -> !said.get(s).equals(newest.get(s))).count();
    return new Passing(gravest(event.met()), said, graver);
  }

  private static Map<String, String> gravest(Collection<LiveSignal> signals) {
    Map<String, Severity> severity = new TreeMap<>();
    Map<String, Action> floor = new TreeMap<>();
    for (LiveSignal live : signals) {
      severity.merge(slot(live), live.severity(), (a, b) -> a.compareTo(b) >= 0 ? a : b);
      for (Effect effect : live.effects()) {
        floor.merge(slot(live), effect.floor(), (a, b) -> a.compareTo(b) >= 0 ? a : b);
      }
    }
    Map<String, String> gravest = new TreeMap<>();
    severity.forEach((slot, one) -> gravest.put(slot, one + " " + floor.get(slot)));
    return gravest;
  }

  private static String slot(LiveSignal live) {
    return live.patternId() + " " + live.key();
  }

  @Override
  public void signal(Signal signal) {
    signals.add(signal);
  }

  @Override
  public void alert(Alert alert) {}

  @Override
  public void restriction(Restriction restriction) {
    restrictions.add(restriction.toString());
  }

  @Override
  public void decision(Decision decision) {
    throw new IllegalStateException("only the account stage decides");
  }

  @Override
  public void count(Tallied what) {
    counts.merge(what, 1, Integer::sum);
  }
}
