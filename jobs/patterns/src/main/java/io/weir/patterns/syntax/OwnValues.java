package io.weir.patterns.syntax;

import static io.weir.patterns.problem.Problem.Category.BOUND;
import static io.weir.patterns.problem.Problem.Category.STRUCTURE;
import static io.weir.patterns.problem.Problem.Category.VALUE;

import io.weir.patterns.model.Parameter;
import io.weir.patterns.yaml.MapReader;
import io.weir.patterns.yaml.YamlMap;
import io.weir.patterns.yaml.YamlText;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@code tenants:} and {@code profiles:} what a parameter is for those with a value of their own.
 */
final class OwnValues {
  private static final int MOST = 32;

  private final Reading reading;
  private final YamlMap tenants;
  private final YamlMap profiles;

  private OwnValues(Reading reading, YamlMap tenants, YamlMap profiles) {
    this.reading = reading;
    this.tenants = tenants;
    this.profiles = profiles;
  }

  /** What stands beside a parameter's value. */
  static OwnValues of(MapReader parameter, Reading reading) {
    return new OwnValues(
        reading, map(parameter, "tenants", reading), map(parameter, "profiles", reading));
  }

  private static YamlMap map(MapReader parameter, String key, Reading reading) {
    MapReader values = MapReader.of(parameter.optional(key), "'" + key + "'", reading.report());
    return values == null ? null : values.map();
  }

  /** Reports values that a parameter of this type cannot have. */
  void refuse() {
    refuse(tenants, "tenants");
    refuse(profiles, "profiles");
  }

  private void refuse(YamlMap values, String key) {
    if (values != null) {
      reading.refuse(
          values,
          STRUCTURE,
          "only numbers and durations differ by %s: leave '%s' out"
              .formatted(key.substring(0, key.length() - 1), key));
    }
  }

  /** The parameter with its values; null after reporting. */
  Parameter read(Parameter parameter) {
    SortedMap<String, Object> byTenant = values(parameter, tenants, "tenants");
    SortedMap<String, Object> byProfile = values(parameter, profiles, "profiles");
    if (byTenant == null || byProfile == null) {
      return null;
    }
    if (profiles != null) {
      reading.thresholds().differs(parameter.name(), profiles);
    }
    return parameter.withTenants(byTenant).withProfiles(byProfile);
  }

  private SortedMap<String, Object> values(Parameter parameter, YamlMap written, String key) {
    SortedMap<String, Object> values = new TreeMap<>();
    if (written == null) {
      return values;
    }
    if (written.entries().size() > MOST) {
      reading.refuse(written, BOUND, "at most " + MOST + " " + key + " have a value of their own");
      return null;
    }
    for (YamlMap.Entry entry : written.entries()) {
      Number value = value(parameter, entry, key);
      if (value == null) {
        return null;
      }
      values.put(entry.key().value(), value);
    }
    return values;
  }

  private Number value(Parameter parameter, YamlMap.Entry entry, String key) {
    Number value =
        entry.value() instanceof YamlText text
            ? ParameterSection.number(parameter.type(), text)
            : null;
    String owner = entry.key().value();
    if (owner.isBlank() || owner.indexOf('|') >= 0) {
      String one = key.substring(0, key.length() - 1);
      reading.refuse(entry.key(), VALUE, "no " + one + " is called '" + owner + "'");
      return null;
    }
    if (value == null) {
      reading.refuse(
          entry.value(),
          VALUE,
          "what '%s' is for '%s' is a %s like the others"
              .formatted(parameter.name(), owner, ParameterSection.word(parameter.type())));
    } else if (ParameterSection.compare(value, (Number) parameter.min()) < 0
        || ParameterSection.compare(value, (Number) parameter.max()) > 0) {
      reading.refuse(
          entry.value(),
          VALUE,
          "the value %s for '%s' is not from 'min' to 'max'".formatted(entry.value(), owner));
      return null;
    }
    return value;
  }
}
