package io.weir.patterns.compiler;

import io.weir.patterns.model.Aggregate;
import io.weir.patterns.model.Parameter;
import io.weir.patterns.model.ValueType;
import io.weir.schemas.Field;
import io.weir.schemas.StreamSchema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The names a condition may use and what they stand for. Immutable.
 *
 * <p>Where a name is taken twice the first in this order wins: the event's own fields, steps,
 * aggregates; {@link #isTaken} tells an author-facing check before that happens.
 */
public final class ConditionScope {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}");
  private static final Set<String> RESERVED =
      Set.of(
          "params",
          "true",
          "false",
          "null",
          "in",
          "as",
          "break",
          "const",
          "continue",
          "else",
          "for",
          "function",
          "if",
          "import",
          "let",
          "loop",
          "package",
          "namespace",
          "return",
          "var",
          "void",
          "while");

  private final Map<String, Node> names;
  private final Map<String, String> unavailable;
  private final Map<String, StreamSchema> streams;

  private ConditionScope(
      Map<String, Node> names, Map<String, String> unavailable, Map<String, StreamSchema> streams) {
    this.names = Collections.unmodifiableMap(new LinkedHashMap<>(names));
    this.unavailable = Map.copyOf(unavailable);
    this.streams = Map.copyOf(streams);
  }

  /** Starts the scope of a condition over events of one stream. */
  public static Builder of(StreamSchema own) {
    return new Builder(own);
  }

  /** The scope of a mapping: every column is a string, read by its position. */
  public static ConditionScope columns(List<String> names) {
    Builder builder = new Builder(null);
    for (int i = 0; i < names.size(); i++) {
      builder.put(names.get(i), new Node.Column(names.get(i), i, Node.NOWHERE));
    }
    return builder.build();
  }

  /**
   * Whether a step, aggregate or parameter may be called this: a CEL identifier of at most 64
   * characters.
   */
  public static boolean isName(String name) {
    return NAME.matcher(name).matches() && !RESERVED.contains(name);
  }

  /** Whether the name, or a dotted name that begins with it, already means something here. */
  public boolean isTaken(String name) {
    return names.keySet().stream().anyMatch(n -> n.equals(name) || n.startsWith(name + "."));
  }

  /** All names in scope, dotted ones in full. */
  public Collection<String> names() {
    return names.keySet();
  }

  /** The stream of an earlier step, or of the event itself for ""; null where there is none. */
  public StreamSchema streamOf(String step) {
    return streams.get(step);
  }

  Map<String, Node> nodes() {
    return names;
  }

  /** Why a name that exists in the file cannot be read here, or null. */
  String whyUnavailable(String firstPart) {
    return unavailable.get(firstPart);
  }

  /** Builds a scope; calls may come in any order. */
  public static final class Builder {
    private final StreamSchema own;
    private final Map<String, Node> fields = new LinkedHashMap<>();
    private final Map<String, Node> steps = new LinkedHashMap<>();
    private final Map<String, String> unavailable = new HashMap<>();
    private final Map<String, StreamSchema> streams = new HashMap<>();
    private List<Aggregate> aggregates = List.of();
    private List<Parameter> parameters = List.of();
    private String key = "";
    private String profile = "";
    private int nextStep;

    private Builder(StreamSchema own) {
      this.own = own;
      if (own != null) {
        streams.put("", own);
        for (Field field : own.layout().fields()) {
          put(field.path(), new Node.FieldRead("", -1, false, field, Node.NOWHERE));
        }
      }
    }

    /** The dimension the pattern watches: its key is there on every event that is judged. */
    public Builder key(String dimension) {
      this.key = dimension;
      return this;
    }

    /** An earlier step at the next position. */
    public Builder step(String name, StreamSchema stream) {
      return step(name, stream, false);
    }

    /** An earlier step at the next position; the fields of an optional one may be unknown. */
    public Builder step(String name, StreamSchema stream, boolean optional) {
      return step(nextStep, name, stream, optional);
    }

    /** An earlier step at a position from 0 to 63. */
    public Builder step(int position, String name, StreamSchema stream, boolean optional) {
      if (position < 0 || position > 63) {
        throw new IllegalArgumentException("step position out of range: " + position);
      }
      streams.putIfAbsent(name, stream);
      for (Field field : stream.layout().fields()) {
        steps.putIfAbsent(
            name + "." + field.path(),
            new Node.FieldRead(name, position, optional, field, Node.NOWHERE));
      }
      nextStep = position + 1;
      return this;
    }

    /**
     * A step at the next position whose event cannot be read here.
     *
     * @param why completes "step 'x' …": "comes later", "must not occur"
     */
    public Builder unavailable(String name, String why) {
      unavailable.put(name, "step '" + name + "' " + why + " and cannot be read here");
      nextStep++;
      return this;
    }

    /** The pattern's aggregates; an aggregate's slot is its position. */
    public Builder aggregates(List<Aggregate> all) {
      this.aggregates = List.copyOf(all);
      return this;
    }

    /** The pattern's parameters, read as {@code params.name}. */
    public Builder parameters(List<Parameter> all) {
      this.parameters = List.copyOf(all);
      return this;
    }

    /** The aggregate that names the threshold profile parameters may differ by; "" for none. */
    public Builder profile(String aggregate) {
      this.profile = aggregate;
      return this;
    }

    /** The finished scope. */
    public ConditionScope build() {
      steps.forEach(fields::putIfAbsent);
      Node.AggregateRead naming = null;
      for (int slot = 0; slot < aggregates.size(); slot++) {
        Aggregate aggregate = aggregates.get(slot);
        Node.AggregateRead read =
            new Node.AggregateRead(
                aggregate, slot, mayBeUnknown(aggregate), needs(aggregate), Node.NOWHERE);
        fields.putIfAbsent(aggregate.name(), read);
        naming = aggregate.name().equals(profile) ? read : naming;
      }
      for (Parameter parameter : parameters) {
        put(
            "params." + parameter.name(),
            new Node.ParameterRead(parameter, own.tenant(), naming, Node.NOWHERE));
      }
      return new ConditionScope(fields, unavailable, streams);
    }

    private void put(String name, Node node) {
      fields.put(name, node);
    }

    private boolean mayBeUnknown(Aggregate aggregate) {
      if (aggregate.nullable() || aggregate.type() == ValueType.STRINGS) {
        return true;
      }
      if (own == null) {
        return false;
      }
      if (aggregate.function() == Aggregate.Function.FIRST_SEEN
          && isMissingOrNullable(own.layout().field(aggregate.field().path()))) {
        return true;
      }
      boolean watched = key.isEmpty() || aggregate.dimension().equals(key);
      return !watched && isMissingOrNullable(own.dimension(aggregate.dimension()));
    }

    private List<Field> needs(Aggregate aggregate) {
      List<Field> needs = new ArrayList<>();
      if (own != null && own.dimension(aggregate.dimension()) != null) {
        needs.add(own.dimension(aggregate.dimension()));
      }
      if (own != null && aggregate.function() == Aggregate.Function.FIRST_SEEN) {
        Field field = own.layout().field(aggregate.field().path());
        if (field != null) {
          needs.add(field);
        }
      }
      return needs;
    }

    private static boolean isMissingOrNullable(Field field) {
      return field == null || field.nullable();
    }
  }
}
