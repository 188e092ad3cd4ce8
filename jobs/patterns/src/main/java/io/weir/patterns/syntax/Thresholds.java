package io.weir.patterns.syntax;

import static io.weir.patterns.problem.Problem.Category.NAME;
import static io.weir.patterns.problem.Problem.Category.STRUCTURE;
import static io.weir.patterns.problem.Problem.Category.VALUE;

import io.weir.patterns.model.Aggregate;
import io.weir.patterns.model.ValueType;
import io.weir.patterns.problem.Suggestion;
import io.weir.patterns.yaml.YamlMap;
import io.weir.patterns.yaml.YamlText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code profile:} the aggregate whose text names the threshold profile of whom a pattern is about,
 * and what parameters differ by it.
 */
final class Thresholds {
  private final Map<String, YamlMap> differing = new LinkedHashMap<>();
  private YamlText profile;

  /** What the file says names the profile; null where it says nothing. */
  void read(YamlText named) {
    this.profile = named;
  }

  /** Remembers a parameter with values by profile. */
  void differs(String parameter, YamlMap profiles) {
    differing.put(parameter, profiles);
  }

  /** The aggregate's name; "" where the file says none. */
  String profile() {
    return profile == null ? "" : profile.value();
  }

  /**
   * Reports a profile that is not asked for, cannot be known, or is none of those there are.
   *
   * @return the parameters that cannot be read then
   */
  List<String> check(List<Aggregate> aggregates, Reading reading) {
    Aggregate naming = profile == null ? null : naming(aggregates, reading);
    if (profile == null) {
      differing.forEach(
          (parameter, values) ->
              reading.refuse(
                  values,
                  STRUCTURE,
                  "'%s' differs by threshold profile, but the pattern has no 'profile': the aggregate whose text names it"
                      .formatted(parameter)));
    } else if (differing.isEmpty()) {
      reading.refuse(
          profile, STRUCTURE, "no parameter has values by threshold profile: leave 'profile' out");
    }
    List<String> broken = new ArrayList<>();
    differing.forEach(
        (parameter, values) -> {
          if (naming == null || !known(naming, values, reading)) {
            broken.add(parameter);
          }
        });
    return broken;
  }

  private Aggregate naming(List<Aggregate> aggregates, Reading reading) {
    for (Aggregate aggregate : aggregates) {
      if (aggregate.name().equals(profile.value())) {
        if (aggregate.type() == ValueType.STRING) {
          return aggregate;
        }
        reading.refuse(
            profile, VALUE, "a threshold profile is a text, but '" + profile + "' is none");
        return null;
      }
    }
    if (!reading.mentionsBroken(profile.value())) {
      List<String> names =
          aggregates.stream()
              .filter(aggregate -> aggregate.type() == ValueType.STRING)
              .map(Aggregate::name)
              .toList();
      reading.refuse(
          profile,
          NAME,
          "'profile' is the name of an aggregate such as {last: profile.segment, over: 400d}, but there is no '"
              + profile
              + "'"
              + Suggestion.or(profile.value(), names, ", known are "));
    }
    return null;
  }

  private static boolean known(Aggregate naming, YamlMap values, Reading reading) {
    List<String> symbols = naming.field().symbols();
    boolean known = true;
    for (YamlMap.Entry entry : values.entries()) {
      String name = entry.key().value();
      if (!symbols.isEmpty() && !symbols.contains(name)) {
        reading.refuse(
            entry.key(),
            NAME,
            "'"
                + naming.name()
                + "' is never '"
                + name
                + "'"
                + Suggestion.or(name, symbols, ", known are "));
        known = false;
      }
    }
    return known;
  }
}
