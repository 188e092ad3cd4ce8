package io.weir.engine.subject;

import io.weir.engine.decision.Alert;
import io.weir.engine.decision.Decision;
import io.weir.engine.decision.Restriction;
import io.weir.engine.event.Event;
import io.weir.engine.outlet.Outlet;
import io.weir.engine.program.Versions;
import io.weir.engine.property.Happening;
import io.weir.engine.signal.LiveSignal;
import io.weir.engine.signal.Signal;
import io.weir.engine.wire.EventWire;
import io.weir.patterns.model.KeyStage;
import io.weir.schemas.StreamCatalog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** One run of one network through the source stage: everything said, and every event as it left. */
final class SubjectRun implements Outlet {
  private static final SubjectWire WIRE = new SubjectWire(new EventWire(StreamCatalog.shipped()));

  final List<Signal> signals = new ArrayList<>();
  final List<String> restrictions = new ArrayList<>();
  final List<String> left = new ArrayList<>();
  final Map<Tallied, Integer> counts = new EnumMap<>(Tallied.class);
  SubjectState state = new SubjectState();
  private final SubjectEvaluator evaluator;

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

  @Override
  public void walkOn(Event event) {
    TreeSet<String> met = new TreeSet<>();
    for (LiveSignal signal : event.met()) {
      met.add(signal.id() + signal.severity());
    }
    List<String> facts = new ArrayList<>();
    for (int i = 0; i < event.facts().size(); i++) {
      facts.add(Long.toString(event.facts().bits(i)));
    }
    left.add(event.id() + " " + facts + " " + met);
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
