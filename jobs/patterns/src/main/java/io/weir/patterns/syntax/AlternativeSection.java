package io.weir.patterns.syntax;

import static io.weir.patterns.problem.Problem.Category.BOUND;
import static io.weir.patterns.problem.Problem.Category.NAME;
import static io.weir.patterns.problem.Problem.Category.STRUCTURE;

import io.weir.patterns.model.ActionSpec;
import io.weir.patterns.model.Alternative;
import io.weir.patterns.model.KeyStage;
import io.weir.patterns.model.ReasonTemplate;
import io.weir.patterns.model.Severity;
import io.weir.patterns.model.Span;
import io.weir.patterns.model.Step;
import io.weir.patterns.yaml.MapReader;
import io.weir.patterns.yaml.Place;
import io.weir.patterns.yaml.YamlMap;
import io.weir.patterns.yaml.YamlNode;
import io.weir.patterns.yaml.YamlText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The ways a pattern can hold: {@code when}, {@code sequence}, or several {@code alternatives}. */
final class AlternativeSection {
  private static final int MAX = 16;
  private static final List<String> FORMS = List.of("when", "sequence", "alternatives");

  private final Reading reading;
  private final StepSection steps;
  private final StepCompiler compiler;
  private final ActionSection actions;
  private final ReasonReader reasons;

  AlternativeSection(Reading reading, ConditionReader conditions) {
    this.reading = reading;
    this.steps = new StepSection(reading);
    this.compiler = new StepCompiler(reading, conditions);
    this.actions = new ActionSection(reading, conditions);
    this.reasons = new ReasonReader(reading);
  }

  /** The alternatives that are right; the others are reported. */
  List<Alternative> read(MapReader file, YamlText title) {
    Defaults defaults = defaults(file, title);
    if (forms(file, FORMS) != 1) {
      if (forms(file, FORMS) == 0) {
        reading.refuse(
            file.map(), STRUCTURE, "a pattern needs 'when', 'sequence' or 'alternatives'");
      }
      return List.of();
    }
    if (!file.has("alternatives")) {
      Alternative only = alternative("", file, defaults);
      return only == null ? List.of() : List.of(only);
    }
    List<YamlNode> nodes = file.list("alternatives");
    if (nodes.isEmpty() || nodes.size() > MAX) {
      reading.refuse(
          file.place("alternatives"), BOUND, "a pattern has 1 to " + MAX + " alternatives");
      return List.of();
    }
    List<Alternative> alternatives = alternatives(nodes, defaults);
    if (!reading.keys().isEmpty() && nodes.stream().noneMatch(this::mayBeBound)) {
      reading.refuse(
          file.place("alternatives"), STRUCTURE, "no alternative is for the key " + reading.key());
    }
    return alternatives;
  }

  private boolean mayBeBound(YamlNode node) {
    return !(node instanceof YamlMap alternative) || Mentions.isBound(alternative, reading.key());
  }

  private List<Alternative> alternatives(List<YamlNode> nodes, Defaults defaults) {
    List<Alternative> alternatives = new ArrayList<>();
    List<Place> places = new ArrayList<>();
    int noted = reading.report().noted();
    Set<String> names = new HashSet<>();
    for (YamlNode node : nodes) {
      MapReader keys = MapReader.of(node, "an alternative", reading.report());
      if (keys == null) {
        continue;
      }
      YamlText name = keys.requireText("name", "a word for it");
      boolean bound = isBound(keys);
      if (name != null && !names.add(name.value())) {
        reading.refuse(
            name,
            NAME,
            "an alternative named '" + name + "' stands here twice: give one another name");
      }
      if (name != null && name.value().length() > Names.LONGEST) {
        reading.refuse(name, BOUND, "the name has more than " + Names.LONGEST + " characters");
      }
      if (!bound) {
        continue;
      }
      Severity severity = keys.word("severity", Severity.class);
      YamlNode action = keys.optional("action");
      Defaults own =
          new Defaults(
              severity == null ? defaults.severity() : severity,
              action == null ? defaults.actions() : actions.read(action),
              keys.has("reason") ? keys.text("reason") : defaults.reason());
      Alternative alternative = null;
      if (forms(keys, List.of("when", "sequence")) == 0) {
        reading.refuse(keys.map(), STRUCTURE, "an alternative needs 'when' or 'sequence'");
      } else {
        alternative = alternative(name == null ? "" : name.value(), keys, own);
      }
      keys.finish();
      if (alternative != null) {
        alternatives.add(alternative);
        places.add(keys.place("sequence"));
      }
    }
    if (reading.report().noted() == noted) {
      checkSilence(alternatives, places);
    }
    return alternatives;
  }

  /** A pattern speaks once about an event: what its alternatives wait for must be the same. */
  private void checkSilence(List<Alternative> alternatives, List<Place> places) {
    for (int i = 1; i < alternatives.size(); i++) {
      Span first = alternatives.get(0).silenceAfter();
      if (!Objects.equals(first, alternatives.get(i).silenceAfter())) {
        reading.refuse(
            places.get(i),
            STRUCTURE,
            "the alternatives of a pattern are judged at the same time: end each in a 'not' with the same 'for', or write this one as a pattern of its own");
      }
    }
  }

  /** Whether an alternative is for the key read here; it may say for which of the keys it is. */
  private boolean isBound(MapReader alternative) {
    List<YamlText> named = alternative.texts("key");
    if (reading.keys().isEmpty()) {
      if (!named.isEmpty()) {
        reading.refuse(
            named.get(0),
            STRUCTURE,
            "'key' says for which of a pattern's several keys an alternative is: this one has one");
      }
      return true;
    }
    for (YamlText key : named) {
      if (!reading.keys().contains(key.value())) {
        reading.refuse(
            key,
            NAME,
            "'" + key + "' is none of the pattern's keys: " + String.join(", ", reading.keys()));
      }
    }
    return Mentions.isBound(alternative.map(), reading.key());
  }

  /** How many of the forms stand here; reports the second and later ones. */
  private int forms(MapReader keys, List<String> forms) {
    int found = 0;
    for (String form : forms) {
      if (keys.has(form) && ++found > 1) {
        reading.refuse(
            keys.place(form),
            STRUCTURE,
            "only one of "
                + String.join(", ", forms)
                + " can stand here: write several ways as 'alternatives'");
      }
    }
    return found;
  }

  private Defaults defaults(MapReader file, YamlText title) {
    file.require("severity", "low, medium, high or critical");
    Severity severity = file.word("severity", Severity.class);
    YamlNode action =
        file.require("action", "what to do, such as {floor: hold, scope: payment, ttl: 24h}");
    boolean asked = reading.keys().isEmpty() || Mentions.isLeftOut(file, reading.key(), "action");
    List<ActionSpec> read = asked ? actions.read(action) : List.of();
    YamlText reason = file.text("reason");
    return new Defaults(severity, read, reason == null ? title : reason);
  }

  private Alternative alternative(String name, MapReader keys, Defaults own) {
    List<Draft> drafts = new ArrayList<>();
    Span within = null;
    YamlText reason = own.reason();
    if (keys.has("when")) {
      MapReader when = MapReader.of(keys.optional("when"), "'when'", reading.report());
      if (when == null) {
        return null;
      }
      Draft only = steps.only(when);
      reason = when.has("reason") ? when.text("reason") : reason;
      when.finish();
      if (only != null) {
        drafts.add(only);
      }
    } else {
      MapReader sequence = MapReader.of(keys.optional("sequence"), "'sequence'", reading.report());
      if (sequence == null || !sequencesAllowed(sequence)) {
        return null;
      }
      drafts.addAll(steps.sequence(sequence));
      within = within(sequence, drafts);
      sequence.finish();
    }
    if (Draft.last(drafts) < 0) {
      return null;
    }
    List<Step> compiled = compiler.compile(drafts);
    ReasonTemplate template = reasons.read(reason, drafts);
    if (own.severity() == null || own.actions().isEmpty() || template == null) {
      return null;
    }
    return new Alternative(
        name,
        own.severity(),
        own.actions(),
        completesAtOnce(drafts) ? null : within,
        compiled,
        template);
  }

  /** The time from the first to the last event; nothing to ask for where there is but one. */
  private Span within(MapReader sequence, List<Draft> drafts) {
    String hint = "the time from the first to the last event, such as 24h";
    boolean silence = drafts.size() > 1 && (Draft.last(drafts) < 0 || completesAtOnce(drafts));
    return new SpanReader(reading)
        .read(silence ? sequence.optional("within") : sequence.require("within", hint), "within");
  }

  private static boolean completesAtOnce(List<Draft> drafts) {
    return Draft.first(drafts) == Draft.last(drafts)
        && drafts.get(Draft.first(drafts)).times().max() == 1;
  }

  private boolean sequencesAllowed(MapReader sequence) {
    if (reading.key() == null || KeyStage.of(reading.key()) == KeyStage.ACCOUNT) {
      return true;
    }
    reading.refuse(
        sequence.map(),
        STRUCTURE,
        "a pattern of the key "
            + reading.key()
            + " cannot have a sequence, because one "
            + reading.key()
            + " may have more events than can be kept: use 'when' with aggregates, or another key");
    return false;
  }

  private record Defaults(Severity severity, List<ActionSpec> actions, YamlText reason) {}
}
