package io.weir.patterns.syntax;

import static io.weir.patterns.problem.Problem.Category.NAME;
import static io.weir.patterns.problem.Problem.Category.STRUCTURE;
import static io.weir.patterns.problem.Problem.Category.VALUE;

import io.weir.patterns.compiler.ConditionScope;
import io.weir.patterns.condition.Condition;
import io.weir.patterns.model.Aggregate;
import io.weir.patterns.model.Aggregate.Function;
import io.weir.patterns.model.ClockZone;
import io.weir.patterns.model.KeyStage;
import io.weir.patterns.model.Listing;
import io.weir.patterns.model.Span;
import io.weir.patterns.model.TakenBack;
import io.weir.patterns.yaml.MapReader;
import io.weir.patterns.yaml.YamlNode;
import io.weir.patterns.yaml.YamlText;
import java.util.List;

/** One aggregate: its function, what enters it, whose key holds it. */
final class AggregateReader {
  private final Reading reading;
  private final ConditionReader conditions;
  private final SpanReader spans;
  private final ZoneReader zones;
  private final ListingReader listings;
  private final TakenBackReader removals;
  private final TotalCheck totals;

  AggregateReader(Reading reading, ConditionReader conditions) {
    this.reading = reading;
    this.conditions = conditions;
    this.spans = new SpanReader(reading);
    this.zones = new ZoneReader(reading);
    this.listings = new ListingReader(reading);
    this.removals = new TakenBackReader(reading, conditions);
    this.totals = new TotalCheck(reading);
  }

  /** The aggregate, or null after reporting. */
  Aggregate read(String name, YamlNode node) {
    MapReader keys = MapReader.of(node, "an aggregate", reading.report());
    if (keys == null) {
      return null;
    }
    Counted counted = Counted.read(keys, reading);
    String dimension = dimension(keys, counted);
    totals.check(keys, counted, dimension);
    Span over = spans.read(keys.require("over", "the window, such as 24h"), "over");
    Long learnAfter = LearnAfter.read(keys, over, dimension, counted, reading);
    boolean prior = prior(keys, counted);
    Integer atLeast = keys.integer("atLeast", 1, 1_000_000);
    FunctionNumbers own = FunctionNumbers.read(keys, counted, reading);
    YamlNode where = keys.optional("where");
    YamlNode of = of(keys, counted);
    ClockZone zone = zones.read(keys, counted);
    Listing listing = listings.read(keys, counted);
    List<TakenBack> takenBack = removals.read(keys.optional("takenBack"), dimension);
    boolean broken = keys.optional("takenBack") != null && takenBack.isEmpty();
    broken |= counted != null && counted.function() == Function.HOUR_SHARE && zone == null;
    broken |= counted != null && counted.function() == Function.STRONGEST && listing == null;
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
    if (!counted.complete()
        || dimension == null
        || over == null
        || own == null
        || learnAfter == null) {
      return null;
    }
    if (broken || !compiled) {
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
            learnAfter,
            prior,
            atLeast == null ? 0 : atLeast,
            own.quantile(),
            own.times().min(),
            own.times().max(),
            zone,
            listing,
            takenBack,
            "",
            "");
    Aggregate complete = Definition.complete(aggregate);
    zones.read(complete);
    return complete;
  }

  private String dimension(MapReader keys, Counted counted) {
    YamlText text = keys.text("key");
    String dimension = text == null ? reading.key() : text.value();
    if (dimension == null
        || (text != null && !reading.streams().knowsDimension(text, reading.report()))) {
      return null;
    }
    if (KeyStage.WHOLE.equals(reading.key()) && !dimension.equals(KeyStage.WHOLE)) {
      reading.refuse(
          text,
          VALUE,
          "a pattern of the key platform asks for totals of the platform only: they are added up beside the walk on which other keys are met");
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
        && !Streams.carries(counted.stream(), dimension)) {
      reading.refuse(
          text == null ? keys.map().place() : text.place(),
          NAME,
          "the events of " + counted.stream().name() + " carry no key " + dimension);
      return null;
    }
    return dimension;
  }

  private static boolean reachable(String dimension, String patternKey) {
    KeyStage own = KeyStage.of(patternKey);
    KeyStage asked = KeyStage.of(dimension);
    return dimension.equals(patternKey)
        || asked.compareTo(own) < 0
        || (asked == KeyStage.ACCOUNT && own == KeyStage.ACCOUNT);
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
    Function function = counted == null ? null : counted.function();
    if (function == Function.RATIO) {
      return keys.require("of", "the condition whose share is asked for");
    }
    if (function == Function.RUN) {
      return keys.require("of", "the condition that the latest entries satisfy one after another");
    }
    YamlNode of = keys.optional("of");
    if (of != null && counted != null) {
      reading.refuse(of, STRUCTURE, "'of' belongs to ratio and run only");
    }
    return null;
  }
}
