package io.weir.schemas;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/**
 * Which fields the rows of a stream have and where: the flattened fields of one revision of its
 * schema. There is one instance per fingerprint, so layouts may be compared by identity.
 */
public final class RowLayout {
  /** Grows with the number of schema revisions a process meets, never with events. */
  private static final Map<Long, RowLayout> KNOWN = new ConcurrentHashMap<>();

  private final String stream;
  private final long fingerprint;
  private final List<Leaf> leaves;
  private final List<Field> fields;
  private final Map<String, Field> byPath = new HashMap<>();
  private final Set<String> records = new HashSet<>();
  private final List<Composite> composites;
  private final int moreBytes;
  private final int activity;

  private RowLayout(String stream, long fingerprint, List<Leaf> leaves) {
    this.stream = stream;
    this.fingerprint = fingerprint;
    this.leaves = leaves;
    this.fields = leaves.stream().map(Leaf::field).toList();
    this.moreBytes = (Math.max(0, leaves.size() - Row.FIRST) + 7) / 8;
    for (Field field : fields) {
      byPath.put(field.path(), field);
      for (int dot = field.path().indexOf('.');
          dot >= 0;
          dot = field.path().indexOf('.', dot + 1)) {
        records.add(field.path().substring(0, dot));
      }
    }
    this.activity = activity(leaves);
    this.composites =
        leaves.stream().map(this::composite).filter(made -> !made.parts().isEmpty()).toList();
  }

  /** What a field is made of as far as there is such: a stream is asked whether all of it is. */
  private Composite composite(Leaf leaf) {
    List<Field> parts = new ArrayList<>();
    if (leaf.avro().getObjectProp(Composite.PROPERTY) instanceof List<?> paths) {
      paths.forEach(path -> parts.add(byPath.get(String.valueOf(path))));
    }
    boolean known = parts.stream().allMatch(Composite::isPart) && Composite.isMade(leaf.field());
    return new Composite(leaf.field(), known ? parts : List.of());
  }

  private static int activity(List<Leaf> leaves) {
    for (Leaf leaf : leaves) {
      boolean marked = Boolean.TRUE.equals(leaf.avro().getObjectProp("weir.activity"));
      if (marked && !leaf.field().symbols().isEmpty()) {
        return leaf.field().index();
      }
    }
    return -1;
  }

  /**
   * The layout of a record schema.
   *
   * @throws IllegalArgumentException if the schema cannot be flattened
   */
  static RowLayout of(Schema record) {
    List<Leaf> leaves = Flattening.of(record);
    String declared = record.getProp("weir.stream");
    String stream = declared == null ? record.getName() : declared;
    long fingerprint = fingerprint(record, stream, leaves);
    return KNOWN.computeIfAbsent(fingerprint, print -> new RowLayout(stream, print, leaves));
  }

  /** Everything a row's bytes or a field's role depend on goes in; descriptions do not. */
  private static long fingerprint(Schema record, String stream, List<Leaf> leaves) {
    StringBuilder text = new StringBuilder(SchemaNormalization.toParsingForm(record));
    text.append('\n').append(stream);
    for (Leaf leaf : leaves) {
      Field field = leaf.field();
      text.append('\n').append(field.path()).append(' ').append(field.type());
      text.append(field.nullable()).append(field.symbols()).append(leaf.defaultValue());
      text.append(new TreeMap<>(leaf.avro().getObjectProps()));
    }
    return SchemaNormalization.fingerprint64(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Name of the stream. */
  public String stream() {
    return stream;
  }

  /** Identifies this layout; the same in every process that read the same schema. */
  public long fingerprint() {
    return fingerprint;
  }

  /** All fields; a field's index is its position here. */
  public List<Field> fields() {
    return fields;
  }

  /** Whether fields lie in a record of this path, as {@code net.asn} does in {@code net}. */
  public boolean hasRecord(String path) {
    return records.contains(path);
  }

  /** The field with this path, for example {@code net.asn}; null if there is none. */
  public Field field(String path) {
    return byPath.get(path);
  }

  /**
   * The same event in this layout. Fields are found by path: one the old row lacks, or has in a
   * type that has nothing in common with the new one, is null or takes its default. So does an enum
   * symbol this layout does not have, unless it has UNKNOWN.
   *
   * @throws IllegalArgumentException if the row is of another stream, or has nothing for a field
   *     this layout requires
   */
  public Row adapt(Row from) {
    return from.layout() == this ? from : RowAdapter.adapt(from, this);
  }

  List<Leaf> leaves() {
    return leaves;
  }

  /** The fields that are made of others, in the order of declaration. */
  List<Composite> composites() {
    return composites;
  }

  /** Index of the field that says what happened; -1 where there is none. */
  int activity() {
    return activity;
  }

  /** Bytes that say which fields beyond the first {@link Row#FIRST} are present. */
  int moreBytes() {
    return moreBytes;
  }

  @Override
  public String toString() {
    return "%s/%016x".formatted(stream, fingerprint);
  }
}
