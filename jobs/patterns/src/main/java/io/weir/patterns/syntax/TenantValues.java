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

/** {@code tenants:} what a parameter is for those that have a value of their own. */
final class TenantValues {
  private static final int MOST = 32;

  private TenantValues() {}

  /** Reports values that a parameter of this type cannot have. */
  static void refuse(MapReader tenants, Reading reading) {
    if (tenants != null) {
      reading.refuse(
          tenants.map(),
          STRUCTURE,
          "only numbers and durations differ by tenant: leave 'tenants' out");
    }
  }

  /** The parameter with its values; null after reporting. */
  static Parameter read(Parameter parameter, YamlMap tenants, Reading reading) {
    if (tenants.entries().size() > MOST) {
      reading.refuse(tenants, BOUND, "at most " + MOST + " tenants have a value of their own");
      return null;
    }
    SortedMap<String, Object> values = new TreeMap<>();
    for (YamlMap.Entry entry : tenants.entries()) {
      Number value = value(parameter, entry, reading);
      if (value == null) {
        return null;
      }
      values.put(entry.key().value(), value);
    }
    return parameter.with(values);
  }

  private static Number value(Parameter parameter, YamlMap.Entry entry, Reading reading) {
    Number value =
        entry.value() instanceof YamlText text
            ? ParameterSection.number(parameter.type(), text)
            : null;
    String tenant = entry.key().value();
    if (tenant.isBlank() || tenant.indexOf('|') >= 0) {
      reading.refuse(entry.key(), VALUE, "no tenant is called '" + tenant + "'");
      return null;
    }
    if (value == null) {
      reading.refuse(
          entry.value(),
          VALUE,
          "what '%s' is for '%s' is a %s like the others"
              .formatted(parameter.name(), tenant, ParameterSection.word(parameter.type())));
    } else if (ParameterSection.compare(value, (Number) parameter.min()) < 0
        || ParameterSection.compare(value, (Number) parameter.max()) > 0) {
      reading.refuse(
          entry.value(),
          VALUE,
          "the value %s for '%s' is not from 'min' to 'max'".formatted(entry.value(), tenant));
      return null;
    }
    return value;
  }
}
