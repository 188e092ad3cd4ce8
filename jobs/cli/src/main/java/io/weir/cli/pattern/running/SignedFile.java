package io.weir.cli.pattern.running;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weir.cli.console.WrongUsageException;
import io.weir.schemas.StreamCatalog;
import io.weir.streaming.intake.ControlReader;
import io.weir.streaming.intake.RawRecord;
import io.weir.streaming.intake.RecordHeaders;
import io.weir.streaming.kafka.ChangeRecord;
import io.weir.streaming.record.ControlRecord;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Changes of patterns that wait for a second person, byte for byte as they will stand in the log.
 * What is shown of them is read from those bytes.
 */
final class SignedFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;

  SignedFile(Path file) {
    this.file = file;
  }

  /**
   * Writes a new file.
   *
   * @throws WrongUsageException if it is there already or cannot be written
   */
  void write(List<ChangeRecord> changes) {
    ArrayNode all = JSON.createArrayNode();
    for (ChangeRecord change : changes) {
      ObjectNode one = all.addObject();
      one.put("pattern", change.change().id());
      one.put("key", change.key());
      one.put("value", change.value());
      ArrayNode signatures = one.putArray("signatures");
      change.signatures().forEach(signatures::add);
    }
    try {
      Files.writeString(
          file, all.toPrettyString() + System.lineSeparator(), StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw new WrongUsageException(file + " is there already");
    } catch (IOException e) {
      throw new WrongUsageException(file + " cannot be written: " + e.getMessage());
    }
  }

  /**
   * What the file holds.
   *
   * @throws WrongUsageException if it holds no signed changes
   */
  List<ChangeRecord> read(StreamCatalog catalog) {
    try {
      ControlReader reader = new ControlReader(catalog);
      List<ChangeRecord> changes = new ArrayList<>();
      for (JsonNode one : JSON.readTree(Files.readString(file))) {
        changes.add(change(reader, one));
      }
      return changes;
    } catch (JsonProcessingException e) {
      throw none();
    } catch (IOException e) {
      throw new WrongUsageException(file + " cannot be read");
    }
  }

  private ChangeRecord change(ControlReader reader, JsonNode one) throws IOException {
    if (!one.path("key").isTextual() || !one.path("value").isTextual()) {
      throw none();
    }
    byte[] key = one.get("key").binaryValue();
    byte[] value = one.get("value").binaryValue();
    List<String> signatures = new ArrayList<>();
    one.path("signatures").forEach(signature -> signatures.add(signature.asText()));
    ControlRecord entry =
        reader.read(
            new RawRecord(file.toString(), -1, 0, 0, key, value, RecordHeaders.NONE, signatures));
    if (entry.change() == null) {
      throw none();
    }
    return new ChangeRecord(entry.change(), key, value, signatures);
  }

  private WrongUsageException none() {
    return new WrongUsageException(file + " holds no change that 'weir pattern' signed");
  }
}
