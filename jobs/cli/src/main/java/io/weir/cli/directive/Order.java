package io.weir.cli.directive;

import java.util.LinkedHashMap;
import java.util.Map;

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
}
