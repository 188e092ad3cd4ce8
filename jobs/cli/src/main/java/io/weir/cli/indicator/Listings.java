package io.weir.cli.indicator;

import io.weir.cli.connection.Connection;
import io.weir.cli.connection.TopicReader;
import io.weir.schemas.EventCodec;
import io.weir.schemas.Field;
import io.weir.schemas.Row;
import io.weir.schemas.StreamSchema;
import io.weir.schemas.UndecodableException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the topic says of values, as the job obeys it. For one thread. */
final class Listings {
  private final Connection connection;
  private final StreamSchema stream;

  /** Records that say nothing: the job made dead letters of them. */
  private int unreadable;

  private int unsigned;

  Listings(Connection connection) {
    this.connection = connection;
    this.stream = connection.settings().catalog().stream("indicator");
  }

  int unreadable() {
    return unreadable;
  }

  int unsigned() {
    return unsigned;
  }

  /** Keys of the values on the block list now. */
  static Set<String> blocked(Connection connection) {
    Listings listings = new Listings(connection);
    long now = connection.now();
    Set<String> blocked = new HashSet<>();
    for (Row row : listings.newest().values()) {
      if (text(row, "list").equals("BLOCK") && number(row, "valid_until") > now) {
        blocked.add(listings.key(row));
      }
    }
    return blocked;
  }

  /** Who lists a value now, by its key. */
  Set<String> sources(String value, long now) {
    Set<String> sources = new TreeSet<>();
    for (Row row : newest().values()) {
      if (key(row).equals(value) && number(row, "valid_until") > now) {
        sources.add(text(row, "source"));
      }
    }
    return sources;
  }

  /** The last statement of each source on each value of each list counts. */
  Map<String, Row> newest() {
    EventCodec codec = new EventCodec(connection.settings().catalog().schemas());
    Map<String, Row> newest = new TreeMap<>();
    try (TopicReader reader =
        connection.read(TopicReader.From.BEGINNING, connection.topic("indicator"))) {
      reader.toEnd(
          record -> {
            if (!connection.takes(stream.name(), record)) {
              unsigned++;
              return;
            }
            try {
              Row row = codec.decode(stream, record.value());
              newest.merge(
                  key(row) + "|" + text(row, "source"),
                  row,
                  (a, b) -> number(b, "event_time") >= number(a, "event_time") ? b : a);
            } catch (UndecodableException e) {
              unreadable++;
            }
          });
    }
    return newest;
  }

  private String key(Row row) {
    Field field = named(row);
    return key(
        text(row, "tenant_id"),
        text(row, "list"),
        field == null ? "" : field.dimension(),
        field == null ? "" : row.getString(field.index()));
  }

  /** What a value on a list is found by. */
  static String key(String tenant, String list, String kind, String value) {
    return String.join("|", tenant, list, kind, value);
  }

  /** The field that names the value; null where there is none. */
  Field named(Row row) {
    return stream.dimensions().stream()
        .filter(field -> !row.isNull(field.index()))
        .findFirst()
        .orElse(null);
  }

  /** A field as text; "" where it is not known. */
  static String text(Row row, String path) {
    int field = row.layout().field(path).index();
    return row.isNull(field) ? "" : row.getString(field);
  }

  static long number(Row row, String path) {
    return row.getLong(row.layout().field(path).index());
  }
}
