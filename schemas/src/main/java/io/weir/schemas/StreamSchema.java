package io.weir.schemas;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;

/** A stream as its schema declares it: the layout of its rows and the fields with a role. */
public final class StreamSchema {
  private final Schema avro;
  private final RowLayout layout;
  private final boolean decide;
  private final boolean input;
  private final Field range;
  private final List<Field> dimensions;
  private final Map<String, Field> byDimension = new HashMap<>();
  private final List<String> problems = new ArrayList<>();
  private final Field eventTime;
  private final Field eventId;
  private final Field tenant;
  private final Field activity;
  private final Field simulated;

  private StreamSchema(Schema avro) {
    this.avro = avro;
    this.layout = RowLayout.of(avro);
    this.decide = Boolean.TRUE.equals(avro.getObjectProp("weir.decide"));
    this.input = Boolean.TRUE.equals(avro.getObjectProp("weir.input"));
    this.range = markedRange();
    this.eventTime = role("weir.eventTime", FieldType.TIMESTAMP);
    this.eventId = role("weir.eventId", FieldType.STRING);
    this.tenant = role("weir.tenant", FieldType.STRING);
    this.activity = role("weir.activity", FieldType.STRING);
    this.simulated = role("weir.simulated", FieldType.BOOLEAN);
    this.dimensions =
        layout.fields().stream()
            .filter(field -> !field.dimension().isEmpty())
            .sorted(Comparator.comparing(this::isMade))
            .toList();
    dimensions.forEach(this::addDimension);
    layout.leaves().forEach(this::checkParts);
    if (decide && input) {
      problems.add("weir.input and weir.decide exclude each other");
    }
    if (activity != null && activity.symbols().isEmpty()) {
      problems.add("weir.activity must be an enum");
    } else if (activity != null) {
      layout.leaves().forEach(this::checkExpected);
    }
  }

  /**
   * Reads a stream's schema.
   *
   * @throws IllegalArgumentException listing everything the schema lacks to be a stream
   */
  static StreamSchema of(Schema avro) {
    StreamSchema stream = new StreamSchema(avro);
    if (!stream.problems.isEmpty()) {
      throw new IllegalArgumentException(
          avro.getFullName() + ": " + String.join("; ", stream.problems));
    }
    return stream;
  }

  private Field role(String property, FieldType type) {
    List<Field> marked = marked(property);
    if (marked.size() != 1) {
      problems.add(property + " must mark one field, not " + marked.size());
      return null;
    }
    Field field = marked.get(0);
    if (field.type() != type || field.nullable()) {
      problems.add(property + " needs a required " + type + ", which " + field.path() + " is not");
    }
    return field;
  }

  private Field markedRange() {
    List<Field> marked = marked("weir.range");
    if (marked.size() > 1 || marked.stream().anyMatch(one -> !one.dimension().equals("ip"))) {
      problems.add("weir.range may mark the field of the dimension ip, nothing else");
    }
    return marked.isEmpty() ? null : marked.get(0);
  }

  private List<Field> marked(String property) {
    return layout.leaves().stream()
        .filter(leaf -> Boolean.TRUE.equals(leaf.avro().getObjectProp(property)))
        .map(Leaf::field)
        .toList();
  }

  private void addDimension(Field field) {
    if (field.type() != FieldType.STRING || !field.symbols().isEmpty()) {
      problems.add("the dimension " + field.dimension() + " needs a text, not " + field.path());
    }
    if (byDimension.put(field.dimension(), field) != null) {
      problems.add("the dimension " + field.dimension() + " is declared twice");
    }
    if (field.dimension().equals("ip")) {
      byDimension.put("subnet", field);
    }
  }

  private boolean isMade(Field field) {
    return layout.composites().stream().anyMatch(made -> made.field().equals(field));
  }

  private void checkParts(Leaf leaf) {
    Object written = leaf.avro().getObjectProp(Composite.PROPERTY);
    if (written == null) {
      return;
    }
    Field field = leaf.field();
    if (!Composite.isMade(field)) {
      problems.add("weir.parts is for a text that may be null, which " + field.path() + " is not");
    }
    List<?> paths = written instanceof List<?> list ? list : List.of();
    List<Field> parts = paths.stream().map(path -> layout.field(String.valueOf(path))).toList();
    boolean madeOfMade =
        layout.composites().stream().anyMatch(made -> parts.contains(made.field()));
    if (parts.size() < 2 || madeOfMade || !parts.stream().allMatch(Composite::isPart)) {
      problems.add(
          "weir.parts of %s must list two texts or more that are not made of others, not %s"
              .formatted(field.path(), written));
    } else if (parts.stream().anyMatch(part -> part.pii().compareTo(field.pii()) > 0)) {
      problems.add(field.path() + " is shown more freely (weir.pii) than what it is made of");
    }
  }

  private void checkExpected(Leaf leaf) {
    Object written = leaf.avro().getObjectProp("weir.expected");
    Field field = leaf.field();
    if (written == null) {
      return;
    }
    if (!field.nullable()) {
      problems.add("weir.expected is for what may be null, which " + field.path() + " may not");
    }
    if (field.expected().isEmpty() || !activity.symbols().containsAll(field.expected())) {
      problems.add("weir.expected of " + field.path() + " must list activities, not " + written);
    }
  }

  /** Name of the stream: what patterns and topics call it. */
  public String name() {
    return layout.stream();
  }

  /** The schema events of any writer are resolved to. */
  public Schema avro() {
    return avro;
  }

  /** Layout of the stream's rows. */
  public RowLayout layout() {
    return layout;
  }

  /** Whether each event of the stream gets a decision. */
  public boolean decide() {
    return decide;
  }

  /**
   * Whether the stream says what is known (lists, labels, profiles) instead of what happens: its
   * silence never holds event time up, nor does it move it.
   */
  public boolean input() {
    return input;
  }

  /**
   * The field of the address, where it may hold a range of addresses ({@link IpRange}): then one
   * address is a key of {@code ip} alone, and a subnet one of {@code subnet} alone. Else null.
   */
  public Field range() {
    return range;
  }

  /** When the event happened; TIMESTAMP, never null. */
  public Field eventTime() {
    return eventTime;
  }

  /** What makes the event the same event; STRING, never null. */
  public Field eventId() {
    return eventId;
  }

  /** Whose event it is; STRING, never null. */
  public Field tenant() {
    return tenant;
  }

  /** What happened; an enum, never null. */
  public Field activity() {
    return activity;
  }

  /** Whether the event is synthetic; BOOLEAN, never null. */
  public Field simulated() {
    return simulated;
  }

  /**
   * The fields that hold keys, in the order of declaration; those that are made of others last, as
   * what an event takes along is what is known of the plainer key.
   */
  public List<Field> dimensions() {
    return dimensions;
  }

  /**
   * The field that holds the keys of a dimension; null if the stream has none. {@code ip} and
   * {@code subnet} share the field of the address: {@link IpKeys} makes the keys.
   */
  public Field dimension(String name) {
    return byDimension.get(name);
  }

  @Override
  public String toString() {
    return layout.toString();
  }
}
