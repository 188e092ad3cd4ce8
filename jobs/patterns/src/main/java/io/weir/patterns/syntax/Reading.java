package io.weir.patterns.syntax;

import static io.weir.patterns.problem.Problem.Category.VALUE;

import io.weir.patterns.model.Aggregate;
import io.weir.patterns.model.Parameter;
import io.weir.patterns.problem.Problem;
import io.weir.patterns.yaml.Place;
import io.weir.patterns.yaml.Reporter;
import io.weir.patterns.yaml.YamlNode;
import io.weir.patterns.yaml.YamlText;
import io.weir.schemas.StreamSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is known about one file while its sections are read in their order. */
final class Reading {
  private static final String PARAMS = "params.";
  private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private final Reporter report;
  private final Streams streams;
  private final Set<String> broken = new HashSet<>();
  private final Map<String, Place> places = new HashMap<>();
  private final Set<NamedPattern> named;
  private final Thresholds thresholds;
  private List<Parameter> parameters = new ArrayList<>();
  private List<Aggregate> aggregates = new ArrayList<>();
  private String key;
  private List<String> keys = List.of();
  private Mentions mentions;

  Reading(Reporter report, Streams streams) {
    this.report = report;
    this.streams = streams;
    this.named = new LinkedHashSet<>();
    this.thresholds = new Thresholds();
  }

  private Reading(Reading file) {
    this.report = file.report;
    this.streams = file.streams;
    this.named = file.named;
    this.thresholds = file.thresholds;
  }

  Reporter report() {
    return report;
  }

  Streams streams() {
    return streams;
  }

  /** The stream of this name, whose events carry the pattern's key; null after reporting. */
  StreamSchema watched(YamlText name) {
    StreamSchema stream = streams.stream(name, report);
    if (stream == null || key() == null || Streams.carries(stream, key())) {
      return stream;
    }
    refuse(
        name,
        Problem.Category.NAME,
        "the events of "
            + stream.name()
            + " carry no key "
            + key()
            + ", which this pattern watches");
    return null;
  }

  void refuse(YamlNode node, Problem.Category category, String message) {
    report.at(node, category, message);
  }

  void refuse(Place place, Problem.Category category, String message) {
    report.at(place, category, message);
  }

  /** The pattern's key, or null where the file does not say it properly. */
  String key() {
    return key;
  }

  void key(String dimension) {
    this.key = dimension;
  }

  /** All keys of a pattern that has several; otherwise none. */
  List<String> keys() {
    return keys;
  }

  /** The same file as it is to be read for one of its several keys. */
  Reading boundTo(String one, List<String> all, Mentions mentioned) {
    Reading bound = new Reading(this);
    bound.broken.addAll(broken);
    bound.parameters = parameters;
    bound.key = one;
    bound.keys = List.copyOf(all);
    bound.mentions = mentioned;
    return bound;
  }

  /** Whether an aggregate is asked for the key read here. */
  boolean asks(String aggregate) {
    return mentions == null || mentions.has(key, aggregate);
  }

  /** What parameters differ by besides the tenant. */
  Thresholds thresholds() {
    return thresholds;
  }

  /** Reports parameters that differ by what is not known where this is read. */
  void checkThresholds() {
    broken.addAll(thresholds.check(aggregates, this));
  }

  /** The position of the aggregate that names the threshold profile; -1 where none does. */
  int slotOfProfile() {
    return aggregates.stream().map(Aggregate::name).toList().indexOf(thresholds.profile());
  }

  List<Parameter> parameters() {
    return parameters;
  }

  void parameters(List<Parameter> read) {
    this.parameters = read;
  }

  /** The parameter of that name, or null. */
  Parameter parameter(String name) {
    for (Parameter parameter : parameters) {
      if (parameter.name().equals(name)) {
        return parameter;
      }
    }
    return null;
  }

  /**
   * Reports a parameter that is read where everybody has the same.
   *
   * @param written what stands there; null, or no parameter: nothing is wrong
   * @param key what it is the value of, for messages
   * @return whether it differs by tenant or threshold profile
   */
  boolean refuseDiffering(String written, String key, YamlText text) {
    boolean read = written != null && written.startsWith(PARAMS);
    Parameter parameter = read ? parameter(written.substring(PARAMS.length())) : null;
    if (parameter == null || !parameter.differs()) {
      return false;
    }
    refuse(
        text,
        VALUE,
        "'%s' is the same for everybody, but the parameter '%s' is not: only conditions and reasons may read it"
            .formatted(key, parameter.name()));
    return true;
  }

  List<Aggregate> aggregates() {
    return aggregates;
  }

  void aggregates(List<Aggregate> read) {
    this.aggregates = read;
  }

  /** Remembers where an aggregate got its name. */
  void defined(YamlText name) {
    places.put(name.value(), name.place());
  }

  /** Where the aggregate of that name got it. */
  Place placeOf(Aggregate aggregate) {
    return places.get(aggregate.name());
  }

  /** Notes that signals of a pattern are asked for by its id. */
  void named(NamedPattern pattern) {
    named.add(pattern);
  }

  /** The patterns asked for by their ids, in the order they were read. */
  List<NamedPattern> named() {
    return List.copyOf(named);
  }

  /** Remembers a name whose definition is wrong, so that its users are not reported as well. */
  void broken(String name) {
    broken.add(name);
  }

  /** Whether a text uses a name whose definition has already been reported. */
  boolean mentionsBroken(String text) {
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      if (broken.contains(matcher.group())) {
        return true;
      }
    }
    return false;
  }
}
