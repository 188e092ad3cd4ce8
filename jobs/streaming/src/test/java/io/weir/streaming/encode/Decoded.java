package io.weir.streaming.encode;

import static io.weir.streaming.Samples.CATALOG;

import io.weir.schemas.EventCodec;
import io.weir.schemas.Row;
import io.weir.schemas.UndecodableException;
import io.weir.streaming.record.OutRecord;
import java.nio.charset.StandardCharsets;
import org.apache.avro.generic.GenericRecord;

/** Records out as their readers see them. */
final class Decoded {

  private Decoded() {}

  static GenericRecord output(String name, OutRecord record) throws UndecodableException {
    return new EventCodec(CATALOG.schemas())
        .decode(CATALOG.schemas().named("io.weir.outputs." + name), record.value());
  }

  static Row event(String stream, OutRecord record) throws UndecodableException {
    return new EventCodec(CATALOG.schemas()).decode(CATALOG.stream(stream), record.value());
  }

  static String key(OutRecord record) {
    return new String(record.key(), StandardCharsets.UTF_8);
  }
}
