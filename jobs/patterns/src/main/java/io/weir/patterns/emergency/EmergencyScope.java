package io.weir.patterns.emergency;

import io.weir.schemas.Field;
import io.weir.schemas.Row;
import io.weir.schemas.StreamSchema;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which operations an emergency is about, by what stands in their own fields. Immutable.
 *
 * @param tenant whose operations; null for everybody's
 * @param fields per field of the operation the values meant, sorted; all fields must agree. A field
 *     that is not observed, or that the operation's stream does not have, agrees with nothing
 */
public record EmergencyScope(String tenant, SortedMap<String, List<String>> fields) {
  private static final String ALL = "all";

  public EmergencyScope {
    SortedMap<String, List<String>> sorted = new TreeMap<>();
    fields.forEach((field, values) -> sorted.put(field, values.stream().sorted().toList()));
    fields = Collections.unmodifiableSortedMap(sorted);
  }

  /** Whether an operation is meant. */
  public boolean contains(StreamSchema stream, String operationsTenant, Row row) {
    if (tenant != null && !tenant.equals(operationsTenant)) {
      return false;
    }
    for (Map.Entry<String, List<String>> wanted : fields.entrySet()) {
      Field field = stream.layout().field(wanted.getKey());
      if (field == null || row.isNull(field.index())) {
        return false;
      }
      if (!wanted.getValue().contains(text(field, row))) {
        return false;
      }
    }
    return true;
  }

  private static String text(Field field, Row row) {
    return switch (field.type()) {
      case BOOLEAN -> Boolean.toString(row.getBoolean(field.index()));
      default -> row.getString(field.index());
    };
  }

  /**
   * The scope in one line, the same for equal scopes: {@code all}, or {@code tenant=bank
   * rail=SCT_INST,WIRE}. It names the emergency: one scope has one level at a time.
   */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    if (tenant != null) {
      text.append("tenant=").append(tenant);
    }
    fields.forEach(
        (field, values) ->
            text.append(text.isEmpty() ? "" : " ")
                .append(field)
                .append('=')
                .append(String.join(",", values)));
    return text.isEmpty() ? ALL : text.toString();
  }
}
