package io.weir.patterns.syntax;

import static io.weir.patterns.problem.Problem.Category.NAME;
import static io.weir.patterns.problem.Problem.Category.STRUCTURE;
import static io.weir.patterns.problem.Problem.Category.VALUE;

import io.weir.patterns.calendar.TimeZones;
import io.weir.patterns.model.Aggregate;
import io.weir.patterns.model.Aggregate.Function;
import io.weir.patterns.model.ClockZone;
import io.weir.patterns.model.KeyStage;
import io.weir.patterns.model.Parameter;
import io.weir.patterns.model.ValueType;
import io.weir.patterns.problem.Suggestion;
import io.weir.patterns.yaml.MapReader;
import io.weir.patterns.yaml.YamlText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code zone:} a time zone by name, by parameter, by a field of the asking event, or by an
 * aggregate that stands above; or several of these, of which the first that says one counts.
 */
final class ZoneReader {
  private static final String PARAMS = "params.";

  private final Reading reading;
  private final Map<String, Aggregate> above = new HashMap<>();

  ZoneReader(Reading reading) {
    this.reading = reading;
  }

  /** An aggregate that those below it may name. */
  void read(Aggregate aggregate) {
    above.put(aggregate.name(), aggregate);
  }

  /** The zone of an hourShare; null for other functions, and after reporting. */
  ClockZone read(MapReader keys, Counted counted) {
    boolean has = keys.has("zone");
    if (counted == null) {
      return null;
    }
    if (counted.function() != Function.HOUR_SHARE) {
      if (has) {
        reading.refuse(keys.place("zone"), STRUCTURE, "'zone' belongs to hourShare only");
      }
      return null;
    }
    List<YamlText> texts =
        keys.requireTexts("zone", "whose clock, such as Europe/Berlin, or a field");
    List<ClockZone> zones = new ArrayList<>();
    for (YamlText text : texts) {
      ClockZone one = one(text);
      if (one != null && (one.known() == null || isOfTheAccount(text, one.known(), keys))) {
        zones.add(one);
      }
    }
    if (texts.isEmpty() || zones.size() < texts.size()) {
      return null;
    }
    ClockZone all = new ClockZone(null, null, null);
    int least = 0;
    for (ClockZone one : zones) {
      int rank = rank(one);
      if (rank < least) {
        reading.refuse(
            keys.place("zone"),
            STRUCTURE,
            "a list of 'zone' is a text field, an aggregate that is a text, and the time zone that counts where they say none, as in [home_tz, home, UTC]; what is not needed is left out");
        return null;
      }
      least = rank + 1;
      all =
          new ClockZone(
              rank == 0 ? one.field() : all.field(),
              rank == 1 ? one.known() : all.known(),
              rank == 2 ? one.name() : null);
    }
    return all;
  }

  private static int rank(ClockZone zone) {
    return zone.field() != null ? 0 : zone.known() != null ? 1 : 2;
  }

  /** Only there is a value known as of any event. */
  private boolean isOfTheAccount(YamlText text, Aggregate known, MapReader keys) {
    YamlText key = keys.text("key");
    String own = key == null ? reading.key() : key.value();
    boolean here =
        KeyStage.of(known.dimension()) == KeyStage.ACCOUNT
            && (own == null || KeyStage.of(own) == KeyStage.ACCOUNT);
    boolean latest = known.function() == Function.LAST && known.type() == ValueType.STRING;
    if (!here || !latest) {
      reading.refuse(
          text,
          VALUE,
          "'zone' takes the last text that is known of the account, such as {last: profile.home_tz, over: 400d}, which '"
              + text
              + "' is not, and for hours of the account");
    }
    return here && latest;
  }

  private ClockZone one(YamlText text) {
    return text.value().startsWith(PARAMS) ? parameter(text) : named(text, text.value());
  }

  private ClockZone parameter(YamlText text) {
    String name = text.value().substring(PARAMS.length());
    Parameter parameter = reading.parameter(name);
    if (parameter == null) {
      if (!reading.mentionsBroken(name)) {
        List<String> names = reading.parameters().stream().map(Parameter::name).toList();
        reading.refuse(
            text.placeAt(PARAMS.length()),
            NAME,
            "unknown parameter '" + name + "'" + Suggestion.or(name, names, ", known are "));
      }
      return null;
    }
    if (parameter.type() != ValueType.STRING) {
      reading.refuse(text, VALUE, "'zone' is a text, but the parameter '" + name + "' is none");
      return null;
    }
    return named(text, (String) parameter.value());
  }

  private ClockZone named(YamlText text, String zone) {
    if (TimeZones.of(zone) != null) {
      return new ClockZone(null, null, zone);
    }
    if (above.containsKey(zone)) {
      return new ClockZone(null, above.get(zone), null);
    }
    if (reading.streams().isTextSomewhere(zone)) {
      return new ClockZone(zone, null, null);
    }
    String meant = Suggestion.didYouMean(zone, TimeZones.names());
    reading.refuse(
        text,
        NAME,
        "'"
            + zone
            + "' is neither a time zone nor a text field nor an aggregate above"
            + (meant.isEmpty() ? ", write one such as Europe/Berlin or UTC" : meant));
    return null;
  }
}
