package io.weir.patterns.syntax;

import static io.weir.patterns.problem.Problem.Category.NAME;
import static io.weir.patterns.problem.Problem.Category.STRUCTURE;
import static io.weir.patterns.problem.Problem.Category.VALUE;

import io.weir.patterns.calendar.TimeZones;
import io.weir.patterns.model.Aggregate.Function;
import io.weir.patterns.model.ClockZone;
import io.weir.patterns.model.Parameter;
import io.weir.patterns.model.ValueType;
import io.weir.patterns.problem.Suggestion;
import io.weir.patterns.yaml.MapReader;
import io.weir.patterns.yaml.YamlText;
import java.util.List;
import java.util.Objects;

/**
 * {@code zone:} a time zone by name, by parameter, or by a field of the asking event; or such a
 * field and what counts where it says nothing.
 */
final class ZoneReader {
  private static final String PARAMS = "params.";

  private final Reading reading;

  ZoneReader(Reading reading) {
    this.reading = reading;
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
    List<ClockZone> zones = texts.stream().map(this::one).filter(Objects::nonNull).toList();
    if (texts.isEmpty() || zones.size() < texts.size()) {
      return null;
    }
    if (zones.size() == 1) {
      return zones.get(0);
    }
    if (zones.size() > 2 || zones.get(0).field() == null || zones.get(1).name() == null) {
      reading.refuse(
          keys.place("zone"),
          STRUCTURE,
          "a list of 'zone' is a text field and the time zone that counts where it says none, as in [home_tz, UTC]");
      return null;
    }
    return new ClockZone(zones.get(1).name(), zones.get(0).field());
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
      return new ClockZone(zone, null);
    }
    if (reading.streams().isTextSomewhere(zone)) {
      return new ClockZone(null, zone);
    }
    String meant = Suggestion.didYouMean(zone, TimeZones.names());
    reading.refuse(
        text,
        NAME,
        "'"
            + zone
            + "' is neither a time zone nor a text field"
            + (meant.isEmpty() ? ", write one such as Europe/Berlin or UTC" : meant));
    return null;
  }
}
