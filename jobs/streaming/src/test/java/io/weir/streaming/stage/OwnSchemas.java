package io.weir.streaming.stage;

import io.weir.schemas.StreamCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What an installation declares in a directory of its own. */
final class OwnSchemas {
  private static final String TICKET =
      """
      {"type": "record", "name": "Ticket", "namespace": "org.example", "weir.stream": "ticket",
       "weir.decide": true, "fields": [
        {"name": "no", "type": "string", "weir.eventId": true},
        {"name": "shop", "type": "string", "weir.tenant": true},
        {"name": "at", "type": {"type": "long", "logicalType": "timestamp-millis"},
         "weir.eventTime": true},
        {"name": "what", "weir.activity": true,
         "type": {"type": "enum", "name": "What", "symbols": ["UNKNOWN", "REFUND"],
                  "default": "UNKNOWN"}},
        {"name": "test", "type": "boolean", "default": false, "weir.simulated": true},
        {"name": "account", "type": "string", "weir.dimension": "account"},
        {"name": "ip", "type": ["null", "string"], "default": null, "weir.dimension": "ip"}]}
      """;

  private final Path directory;

  OwnSchemas(Path directory) {
    this.directory = directory;
  }

  /** A shipped stream with texts of one's own at its end. */
  OwnSchemas adding(String stream, String... fields) throws IOException {
    String text = StreamCatalog.shipped().stream(stream).avro().toString();
    int end = text.lastIndexOf(']');
    StringBuilder grown = new StringBuilder(text.substring(0, end));
    for (String field : fields) {
      grown.append(
          ",{\"name\":\"%s\",\"type\":[\"null\",\"string\"],\"default\":null,\"weir.pii\":\"P0\"}"
              .formatted(field));
    }
    Files.writeString(directory.resolve(stream + ".avsc"), grown + text.substring(end));
    return this;
  }

  /** A stream that is not shipped: tickets of accounts, each decided on. */
  OwnSchemas ticket() throws IOException {
    Files.writeString(directory.resolve("ticket.avsc"), TICKET);
    return this;
  }

  StreamCatalog catalog() {
    return StreamCatalog.shipped().with(directory);
  }
}
