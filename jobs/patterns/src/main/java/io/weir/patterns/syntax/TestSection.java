package io.weir.patterns.syntax;

import static io.weir.patterns.problem.Problem.Category.STRUCTURE;
import static io.weir.patterns.problem.Problem.Category.TEST;
import static io.weir.patterns.problem.Problem.Category.VALUE;

import io.weir.patterns.model.Action;
import io.weir.patterns.model.DurationText;
import io.weir.patterns.model.PatternTest;
import io.weir.patterns.model.PatternTest.Expectation;
import io.weir.patterns.model.Severity;
import io.weir.patterns.yaml.MapReader;
import io.weir.patterns.yaml.Place;
import io.weir.patterns.yaml.YamlNode;
import io.weir.patterns.yaml.YamlText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** {@code tests:} what must be raised, and what must not. */
final class TestSection {
  private static final int MAX_EVENTS = 20_000;

  private final Reading reading;
  private final long delay;
  private int eventsLeft = MAX_EVENTS;

  /**
   * @param delay millis from an event to what is raised for it; negative where that is not known
   */
  TestSection(Reading reading, long delay) {
    this.reading = reading;
    this.delay = delay;
  }

  /** The tests that are right; the others are reported. */
  List<PatternTest> read(MapReader file) {
    YamlNode node = file.require("tests", "what it must catch, and what it must not");
    List<PatternTest> tests = new ArrayList<>();
    Set<String> names = new HashSet<>();
    List<YamlNode> items = file.list("tests");
    for (YamlNode item : items) {
      MapReader keys = MapReader.of(item, "a test", reading.report());
      PatternTest test = keys == null ? null : test(keys, names);
      if (test != null) {
        tests.add(test);
      }
    }
    if (node != null && tests.size() == items.size()) {
      requireBothKinds(node, tests);
    }
    return tests;
  }

  private void requireBothKinds(YamlNode node, List<PatternTest> tests) {
    if (tests.stream().allMatch(test -> test.expect().isEmpty())) {
      reading.refuse(
          node, STRUCTURE, "no test expects a signal: show at least one thing the pattern catches");
    }
    if (tests.stream().noneMatch(test -> test.expect().isEmpty())) {
      reading.refuse(
          node,
          STRUCTURE,
          "no test expects nothing ('expect: []'): show at least one thing the pattern must let pass");
    }
  }

  private PatternTest test(MapReader keys, Set<String> names) {
    YamlText name = keys.requireText("name", "a sentence");
    if (name != null && !names.add(name.value())) {
      reading.refuse(name, TEST, "a test of this name stands here already");
    }
    YamlNode eventsNode = keys.require("events", "a list of what happens");
    EventReader reader = new EventReader(reading, eventsLeft);
    for (YamlNode event : keys.list("events")) {
      reader.read(event);
    }
    eventsLeft -= reader.events().size();
    YamlNode expectNode = keys.require("expect", "a list of signals; [] for nothing");
    List<Expectation> expect = expectations(keys, reader);
    keys.finish();
    if (eventsNode != null && keys.list("events").isEmpty()) {
      reading.refuse(eventsNode, TEST, "a test needs at least one event");
    }
    if (name == null || expectNode == null || reader.failed()) {
      return null;
    }
    Place place = keys.map().place();
    return new PatternTest(name.value(), reader.events(), expect, place.line(), place.column());
  }

  private List<Expectation> expectations(MapReader keys, EventReader events) {
    List<Expectation> expect = new ArrayList<>();
    for (YamlNode node : keys.list("expect")) {
      MapReader one = MapReader.of(node, "an expected signal", reading.report());
      if (one == null) {
        continue;
      }
      one.require("at", "when, since the start of the test, such as 9m");
      YamlText at = one.text("at");
      Action action = one.word("action", Action.class);
      Severity severity = one.word("severity", Severity.class);
      YamlText key = one.text("key");
      Long until = duration("until", one.text("until"));
      one.finish();
      Long millis = duration("at", at);
      if (millis != null) {
        Place place = node.place();
        expect.add(
            new Expectation(
                millis,
                action,
                severity,
                key == null ? null : key.value(),
                until,
                place.line(),
                place.column()));
        checkTime(at, millis, events);
      }
    }
    expect.sort(Comparator.comparingLong(Expectation::atMillis));
    return expect;
  }

  private Long duration(String key, YamlText text) {
    Long millis = text == null ? null : DurationText.parse(text.value());
    if (text != null && millis == null) {
      reading.refuse(text, VALUE, "'" + key + "' is a duration such as 9m, not '" + text + "'");
    }
    return millis;
  }

  private void checkTime(YamlText at, long millis, EventReader events) {
    if (!events.failed() && delay >= 0 && !events.times().contains(millis - delay)) {
      Set<Long> times = new TreeSet<>(events.times());
      String some = times.stream().limit(8).map(DurationText::of).collect(Collectors.joining(", "));
      String what =
          delay == 0
              ? "no event happens at " + at
              : "no event happens " + DurationText.of(delay) + " before " + at;
      reading.refuse(
          at,
          TEST,
          what
              + ", so nothing can be raised then; events happen at "
              + some
              + (times.size() > 8 ? ", …" : ""));
    }
  }
}
