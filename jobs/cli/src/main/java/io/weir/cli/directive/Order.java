package io.weir.cli.directive;

import io.weir.engine.event.DirectiveStream;
import io.weir.engine.signal.Ids;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is ordered about whom.
 *
 * @param tenant whose
 * @param kind one of the activities of the stream: RELEASED, SNOOZED and so on
 * @param dimension what the subject is: account, session, ip and so on
 * @param subject its key
 * @param more other fields by path; nulls are left out
 */
public record Order(
    String tenant, String kind, String dimension, String subject, Map<String, Object> more) {
  public Order {
    more = new LinkedHashMap<>(more);
  }

  /** With one more field. */
  public Order with(String path, Object value) {
    Map<String, Object> fields = new LinkedHashMap<>(more);
    fields.put(path, value);
    return new Order(tenant, kind, dimension, subject, fields);
  }

  /**
   * What identifies it: all it says, so that of two orders given at one moment neither is taken for
   * a repetition of the other.
   */
  String id(String author, long at) {
    List<String> parts = new ArrayList<>(List.of(DirectiveStream.NAME, tenant, kind));
    parts.addAll(List.of(dimension, subject, author, Long.toString(at)));
    new TreeMap<>(more)
        .forEach(
            (path, value) -> {
              if (value != null) {
                parts.addAll(List.of(path, value.toString()));
              }
            });
    return Ids.hash(parts.toArray(String[]::new));
  }
}
