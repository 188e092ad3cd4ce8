package io.weir.cli.simulate;

import java.io.Closeable;
import java.io.IOException;
import org.apache.avro.generic.GenericRecord;

/** Writes the events of one stream to a file. */
interface EventWriter extends Closeable {
  /** The field, or key, that says when a record reached the broker; no stream declares it. */
  String APPEND_TIME = "append_time";

  void event(GenericRecord event, long appendTime) throws IOException;

  /** Bytes that are no event. */
  void garbage(byte[] bytes) throws IOException;
}
