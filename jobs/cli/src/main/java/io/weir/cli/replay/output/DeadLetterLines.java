package io.weir.cli.replay.output;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weir.streaming.record.DeadLetter;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes lines of files no event could be made of to {@code dead-letters.ndjson}. */
public final class DeadLetterLines implements Closeable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final BufferedWriter out;

  /** Opens the file under a directory that is there, replacing what it held. */
  public DeadLetterLines(Path directory) throws IOException {
    this.out = Files.newBufferedWriter(directory.resolve("dead-letters.ndjson"));
  }

  public void add(DeadLetter dead) throws IOException {
    ObjectNode line = JSON.createObjectNode();
    line.put("file", dead.topic());
    line.put("line", dead.offset());
    line.put("stream", dead.stream());
    line.put("reason", dead.reason().name());
    line.put("detail", dead.detail());
    putRaw(line, dead.raw());
    out.write(line.toString());
    out.write('\n');
  }

  private static void putRaw(ObjectNode line, byte[] raw) {
    if (raw == null) {
      return;
    }
    try {
      line.put("raw", StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw)).toString());
    } catch (CharacterCodingException e) {
      line.put("rawBase64", raw);
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
