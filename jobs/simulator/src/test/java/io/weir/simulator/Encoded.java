package io.weir.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.weir.simulator.world.SimulatedEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Map;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/** A digest over events as they would go over the wire. */
final class Encoded {

  private final Map<String, GenericDatumWriter<GenericRecord>> writers = new HashMap<>();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);

  static String digest(Iterator<SimulatedEvent> events, int count)
      throws IOException, NoSuchAlgorithmException {
    Encoded encoded = new Encoded();
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (int i = 0; i < count && events.hasNext(); i++) {
      SimulatedEvent event = events.next();
      digest.update((event.stream() + event.key() + event.appendTime()).getBytes(UTF_8));
      digest.update(event.record() == null ? event.garbage() : encoded.bytes(event.record()));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static GenericDatumWriter<GenericRecord> writer(GenericRecord record) {
    return new GenericDatumWriter<>(record.getSchema());
  }

  private byte[] bytes(GenericRecord record) throws IOException {
    bytes.reset();
    writers
        .computeIfAbsent(record.getSchema().getName(), name -> writer(record))
        .write(record, encoder);
    return bytes.toByteArray();
  }
}
