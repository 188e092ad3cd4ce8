package io.weir.patterns.syntax;

import static io.weir.patterns.problem.Problem.Category.NAME;
import static io.weir.patterns.problem.Problem.Category.STRUCTURE;
import static io.weir.patterns.problem.Problem.Category.VALUE;

import io.weir.patterns.condition.Condition;
import io.weir.patterns.condition.ConditionScope;
import io.weir.patterns.model.Aggregate;
import io.weir.patterns.model.Aggregate.Function;
import io.weir.patterns.model.Span;
import io.weir.patterns.yaml.MapReader;
import io.weir.patterns.yaml.Numbers;
import io.weir.patterns.yaml.YamlNode;
import io.weir.patterns.yaml.YamlText;
import io.weir.schemas.Field;
import io.weir.schemas.StreamSchema;
import java.util.List;

/** One aggregate: its function, what enters it, whose key holds it. */
final class AggregateReader {
  private final Reading reading;
  private final ConditionReader conditions;
  private final SpanReader spans;

  AggregateReader(Reading reading, ConditionReader conditions) {
    this.reading = reading;
    this.conditions = conditions;
    this.spans = new SpanReader(reading);
  }

  /** The aggregate, or null after reporting. */
  Aggregate read(String name, YamlNode node) {
    MapReader keys = MapReader.of(node, "an aggregate", reading.report());
    if (keys == null) {
      return null;
    }
    Counted counted = counted(keys);
    String dimension = dimension(keys, counted);
    Span over = spans.read(keys.require("over", "the window, such as 24h"), "over");
    boolean prior = prior(keys, counted);
    Integer atLeast = keys.integer("atLeast", 1, 1_000_000);
    ParameterOfFunction own = ParameterOfFunction.read(keys, counted, reading);
    YamlNode where = keys.optional("where");
    YamlNode of = of(keys, counted);
    keys.finish();
    if (counted == null || counted.stream() == null) {
      return null;
    }
    ConditionScope scope =
        ConditionScope.of(counted.stream()).parameters(reading.parameters()).build();
    List<Condition> entering = conditions.conjuncts(where, scope);
    List<Condition> numerator = conditions.conjuncts(of, scope);
    boolean compiled =
        (where == null || !entering.isEmpty()) && (of == null || !numerator.isEmpty());
    if (!counted.complete() || dimension == null || over == null || own == null || !compiled) {
      return null;
    }
    Aggregate aggregate =
        new Aggregate(
            name,
            counted.function(),
            KindsOf.conjuncts(counted.stream(), entering),
            counted.field(),
            entering,
            numerator,
            dimension,
            over,
            prior,
            atLeast == null ? 0 : atLeast,
            own.quantile(),
            own.timesMin(),
            own.timesMax(),
            "");
    return Definition.complete(aggregate);
  }

  private Counted counted(MapReader keys) {
    Counted counted = null;
    for (AggregateFunction candidate : AggregateFunction.values()) {
      YamlNode source = keys.optional(candidate.key());
      if (source == null) {
        continue;
      }
      if (counted != null) {
        reading.refuse(
            source,
            STRUCTURE,
            "an aggregate computes one thing: give '"
                + candidate.key()
                + "' an aggregate of its own");
      } else {
        counted = counted(candidate, source);
      }
    }
    if (counted == null) {
      reading.refuse(
          keys.map(),
          STRUCTURE,
          "an aggregate needs one of " + AggregateFunction.keys() + ", and of what");
    }
    return counted;
  }

  private Counted counted(AggregateFunction function, YamlNode source) {
    if (!(source instanceof YamlText text)) {
      reading.refuse(
          source,
          VALUE,
          "'" + function.key() + "' names " + function.takes() + ", not " + source.kind());
      return new Counted(function.function(), null, null, false);
    }
    if (!function.needsField()) {
      StreamSchema stream = reading.streams().stream(text, reading.report());
      return new Counted(function.function(), stream, null, stream != null);
    }
    Streams.StreamField found = reading.streams().field(text, reading.report());
    if (found == null) {
      return new Counted(function.function(), null, null, false);
    }
    Field field = found.field();
    boolean fits = function.accepts(field.type());
    if (!fits) {
      reading.refuse(
          text,
          VALUE,
          "'"
              + function.key()
              + "' cannot be computed of '"
              + field.path()
              + "', which is "
              + AggregateFunction.words(field.type())
              + ": "
              + function.needs());
    }
    return new Counted(function.function(), found.stream(), field, fits);
  }

  private String dimension(MapReader keys, Counted counted) {
    YamlText text = keys.text("key");
    String dimension = text == null ? reading.key() : text.value();
    if (dimension == null
        || (text != null && !reading.streams().knowsDimension(text, reading.report()))) {
      return null;
    }
    if (text != null && reading.key() != null && !reachable(dimension, reading.key())) {
      reading.refuse(
          text,
          VALUE,
          "a pattern of the key "
              + reading.key()
              + " cannot ask the key "
              + dimension
              + ": an event passes ip and subnet, device, payee, other keys and account in this order, and values are only known from before");
      return null;
    }
    if (counted != null
        && counted.stream() != null
        && counted.stream().dimension(dimension) == null) {
      reading.refuse(
          text == null ? keys.map().place() : text.place(),
          NAME,
          "the events of " + counted.stream().name() + " carry no key " + dimension);
      return null;
    }
    return dimension;
  }

  private static boolean reachable(String dimension, String patternKey) {
    WalkOrder own = WalkOrder.of(patternKey);
    WalkOrder asked = WalkOrder.of(dimension);
    return dimension.equals(patternKey)
        || asked.compareTo(own) < 0
        || (asked == WalkOrder.ACCOUNT && own == WalkOrder.ACCOUNT);
  }

  private boolean prior(MapReader keys, Counted counted) {
    boolean prior = keys.truth("prior");
    if (counted != null && counted.function() == Function.FIRST_SEEN) {
      if (keys.has("prior") && !prior) {
        reading.refuse(
            keys.place("prior"),
            VALUE,
            "'firstSeen' always means before this event: leave 'prior' out");
      }
      return true;
    }
    return prior;
  }

  private YamlNode of(MapReader keys, Counted counted) {
    boolean ratio = counted != null && counted.function() == Function.RATIO;
    if (ratio) {
      return keys.require("of", "the condition whose share is asked for");
    }
    YamlNode of = keys.optional("of");
    if (of != null && counted != null) {
      reading.refuse(of, STRUCTURE, "'of' belongs to 'ratio' only");
    }
    return null;
  }

  /** What is computed over which events; {@code complete} where nothing about it was reported. */
  record Counted(Function function, StreamSchema stream, Field field, boolean complete) {}

  /** Numbers some functions need: {@code q} and {@code times}. */
  record ParameterOfFunction(double quantile, int timesMin, int timesMax) {

    static ParameterOfFunction read(MapReader keys, Counted counted, Reading reading) {
      keys.know("q", "times");
      if (counted == null) {
        return null;
      }
      Function function = counted.function();
      boolean needsQuantile = function == Function.QUANTILE || function == Function.QUANTILE_PER;
      boolean needsTimes = function == Function.SHARE;
      if (refused(keys, "q", needsQuantile, "quantile and quantilePer", reading)
          | refused(keys, "times", needsTimes, "share", reading)) {
        return null;
      }
      double quantile = Double.NaN;
      if (needsQuantile) {
        YamlText text = keys.requireText("q", "the quantile, between 0 and 1");
        Double value = text == null ? null : Numbers.decimal(text);
        if (value == null || value <= 0 || value >= 1) {
          if (text != null) {
            reading.refuse(
                text,
                VALUE,
                "'q' is a number above 0 and below 1, such as 0.95, not '" + text + "'");
          }
          return null;
        }
        quantile = value;
      }
      Times times = Times.ANY;
      if (needsTimes) {
        times =
            Times.read(
                keys.requireText("times", "how many entries each value has, such as 1..2"),
                reading);
      }
      return times == null ? null : new ParameterOfFunction(quantile, times.min(), times.max());
    }

    private static boolean refused(
        MapReader keys, String key, boolean needed, String owners, Reading reading) {
      if (needed || !keys.has(key)) {
        return false;
      }
      reading.refuse(keys.place(key), STRUCTURE, "'" + key + "' belongs to " + owners + " only");
      return true;
    }
  }
}
