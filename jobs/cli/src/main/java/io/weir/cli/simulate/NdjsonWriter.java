package io.weir.cli.simulate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weir.cli.json.AvroJson;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import org.apache.avro.generic.GenericRecord;

/** One JSON object a line; garbage becomes a line that is none. */
final class NdjsonWriter implements EventWriter {
  private final AvroJson json = AvroJson.asDeclared();
  private final BufferedWriter out;

  NdjsonWriter(Path file) throws IOException {
    this.out = Files.newBufferedWriter(file);
  }

  @Override
  public void event(GenericRecord event, long appendTime) throws IOException {
    ObjectNode line = json.of(event);
    line.put(APPEND_TIME, Instant.ofEpochMilli(appendTime).toString());
    write(line.toString());
  }

  @Override
  public void garbage(byte[] bytes) throws IOException {
    write("garbage " + HexFormat.of().formatHex(bytes));
  }

  private void write(String line) throws IOException {
    out.write(line);
    out.write('\n');
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
