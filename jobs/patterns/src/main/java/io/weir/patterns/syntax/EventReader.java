package io.weir.patterns.syntax;

import static io.weir.patterns.problem.Problem.Category.STRUCTURE;
import static io.weir.patterns.problem.Problem.Category.TEST;
import static io.weir.patterns.problem.Problem.Category.VALUE;

import io.weir.patterns.model.DurationText;
import io.weir.patterns.yaml.MapReader;
import io.weir.patterns.yaml.YamlMap;
import io.weir.patterns.yaml.YamlNode;
import io.weir.patterns.yaml.YamlText;
import io.weir.schemas.Row;
import io.weir.schemas.RowBuilder;
import io.weir.schemas.StreamSchema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The events of one test: rows of their streams, with defaults for what a test need not say. */
final class EventReader {
  private static final int MAX_REPEATS = 5_000;

  private final Reading reading;
  private final int most;
  private final List<Row> events = new ArrayList<>();
  private final Set<Long> times = new HashSet<>();
  private boolean failed;

  EventReader(Reading reading, int most) {
    this.reading = reading;
    this.most = most;
  }

  List<Row> events() {
    return events;
  }

  /** Times since the test's start at which events happen. */
  Set<Long> times() {
    return times;
  }

  /** Whether some event could not be read, so that the test cannot be run. */
  boolean failed() {
    return failed;
  }

  /** Reads one item of {@code events:}, which may stand for several events. */
  void read(YamlNode node) {
    MapReader keys = MapReader.of(node, "an event", reading.report());
    if (keys == null || !readInto(keys)) {
      failed = true;
    }
  }

  private boolean readInto(MapReader keys) {
    keys.require("at", "when, since the start of the test, such as 9m");
    Long at = duration(keys.text("at"), "at");
    Repeat repeat = repeat(keys);
    YamlMap.Entry what = stream(keys);
    StreamSchema stream =
        what == null ? null : reading.streams().stream(what.key(), reading.report());
    MapReader values =
        stream == null
            ? null
            : MapReader.of(what.value(), "an event of " + stream.name(), reading.report());
    if (values == null) {
      return false;
    }
    TestValues fields = TestValues.read(values.map(), stream, reading);
    if (at == null || repeat == null || !fields.right()) {
      return false;
    }
    if (events.size() + repeat.times() > most) {
      reading.refuse(keys.map(), TEST, "the tests of a file have at most 20000 events in all");
      return false;
    }
    return build(values.map(), stream, fields, at, repeat);
  }

  private boolean build(
      YamlMap place, StreamSchema stream, TestValues fields, long at, Repeat repeat) {
    for (int n = 1; n <= repeat.times(); n++) {
      long millis = at + (n - 1) * repeat.every();
      RowBuilder row = new RowBuilder(stream.layout());
      try {
        for (Map.Entry<String, Object> field :
            TestDefaults.of(stream, events.size() + 1, millis, fields).entrySet()) {
          row.set(field.getKey(), field.getValue());
        }
        fields.fill(row, n);
        events.add(row.build());
      } catch (IllegalArgumentException e) {
        reading.refuse(place, TEST, "this event cannot be built: " + e.getMessage());
        return false;
      }
      times.add(millis);
    }
    return true;
  }

  private YamlMap.Entry stream(MapReader keys) {
    YamlMap.Entry found = null;
    for (YamlMap.Entry entry : keys.map().entries()) {
      String key = entry.key().value();
      if (key.equals("at") || key.equals("repeat")) {
        continue;
      }
      if (found != null) {
        reading.refuse(
            entry.key(),
            STRUCTURE,
            "an event belongs to one stream: '" + key + "' is an event of its own");
        return null;
      }
      found = entry;
    }
    if (found == null) {
      reading.refuse(
          keys.map(),
          STRUCTURE,
          "an event needs its stream and fields, as in 'login: {account_id: A}'");
    }
    return found;
  }

  private Repeat repeat(MapReader keys) {
    if (!keys.has("repeat")) {
      return new Repeat(1, 0);
    }
    MapReader repeat = MapReader.of(keys.optional("repeat"), "'repeat'", reading.report());
    if (repeat == null) {
      return null;
    }
    repeat.require("times", "how often");
    Integer times = repeat.integer("times", 1, MAX_REPEATS);
    repeat.require("every", "how far apart, such as 24s");
    Long every = duration(repeat.text("every"), "every");
    repeat.finish();
    return times == null || every == null ? null : new Repeat(times, every);
  }

  private Long duration(YamlText text, String key) {
    if (text == null) {
      return null;
    }
    Long millis = DurationText.parse(text.value());
    if (millis == null || millis > SpanReader.MAX_MILLIS) {
      reading.refuse(
          text, VALUE, "'" + key + "' is a duration such as 9m, at most 400d, not '" + text + "'");
      return null;
    }
    return millis;
  }

  private record Repeat(int times, long every) {}
}
