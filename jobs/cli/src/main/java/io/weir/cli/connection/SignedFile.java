package io.weir.cli.connection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weir.cli.console.WrongUsageException;
import io.weir.signing.Signatures;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Records that wait for a second person, byte for byte as they will stand in their topics. What is
 * shown of them is read from those bytes.
 */
public final class SignedFile {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PATTERN = "pattern";
  private static final String STREAM = "stream";

  private final Path file;

  /** One that is there, or is to be written. */
  public SignedFile(Path file) {
    this.file = file;
  }

  /**
   * A record, and who signed it so far.
   *
   * @param stream of what it is a statement; null for a change in the log of patterns
   * @param pattern id of what the change is about; null for a statement
   * @param key of the record
   * @param value of the record
   * @param signatures over both
   */
  @SuppressWarnings("ArrayRecordComponent") // passed on, never compared
  public record Signed(
      String stream, String pattern, byte[] key, byte[] value, List<String> signatures) {
    public Signed {
      signatures = List.copyOf(signatures);
    }

    /** What signatures are over. */
    public String digest() {
      return Signatures.digest(key, value);
    }

    /** The same with more signatures. */
    public Signed with(List<String> more) {
      List<String> all = new ArrayList<>(signatures);
      all.addAll(more);
      return new Signed(stream, pattern, key, value, all);
    }
  }

  /**
   * Writes a new file.
   *
   * @throws WrongUsageException if it is there already or cannot be written
   */
  public void write(List<Signed> records) {
    ArrayNode all = JSON.createArrayNode();
    for (Signed record : records) {
      ObjectNode one = all.addObject();
      one.put(record.stream() == null ? PATTERN : STREAM, name(record));
      one.put("key", record.key());
      one.put("value", record.value());
      ArrayNode signatures = one.putArray("signatures");
      record.signatures().forEach(signatures::add);
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

  private static String name(Signed record) {
    return record.stream() == null ? record.pattern() : record.stream();
  }

  /**
   * What the file holds; at least one.
   *
   * @throws WrongUsageException if it holds no signed records
   */
  public List<Signed> read() {
    try {
      List<Signed> records = new ArrayList<>();
      for (JsonNode one : JSON.readTree(Files.readString(file))) {
        records.add(record(one));
      }
      if (records.isEmpty()) {
        throw none();
      }
      return records;
    } catch (JsonProcessingException e) {
      throw none();
    } catch (IOException e) {
      throw new WrongUsageException(file + " cannot be read");
    }
  }

  private Signed record(JsonNode one) throws IOException {
    if (!one.path("key").isTextual() || !one.path("value").isTextual()) {
      throw none();
    }
    List<String> signatures = new ArrayList<>();
    one.path("signatures").forEach(signature -> signatures.add(signature.asText()));
    return new Signed(
        one.path(STREAM).textValue(),
        one.path(PATTERN).textValue(),
        one.get("key").binaryValue(),
        one.get("value").binaryValue(),
        signatures);
  }

  /** That it holds nothing somebody signed with --sign-only. */
  public WrongUsageException none() {
    return new WrongUsageException(file + " holds nothing that 'weir' signed");
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
