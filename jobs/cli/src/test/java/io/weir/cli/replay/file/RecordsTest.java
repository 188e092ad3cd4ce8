package io.weir.cli.replay.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordsTest {
  @TempDir private Path directory;

  @Test
  void shouldReadCellsAsRfc4180Says() throws IOException {
    assertThat(csv("a,b,c\r\n1,\"x,y\",\"say \"\"hi\"\"\"\n,\"\",\n"))
        .containsExactly("2: 1|x,y|say \"hi\"", "3: ||");
  }

  @Test
  void shouldReadARecordThatSpansLines() throws IOException {
    assertThat(csv("a,b\n1,\"two\nlines\"\n3,4\n")).containsExactly("2: 1|two\nlines", "4: 3|4");
  }

  @Test
  void shouldGoOnBehindAWrongLine() throws IOException {
    assertThat(csv("a,b\n1,2\n3\n4,\"x\"y\n5,6\n"))
        .containsExactly(
            "2: 1|2",
            "3! has 1 cells where the header has 2",
            "4! goes on behind a closing quote",
            "5: 5|6");
  }

  @Test
  void shouldLoseOneLineToAQuoteThatIsNeverClosed() throws IOException {
    assertThat(csv("a,b\n1,\"2\n3,4\n5,6"))
        .containsExactly("2! opens a quote that is never closed", "3: 3|4", "4: 5|6");
  }

  @Test
  void shouldReadTextAfterAByteOrderMarkAndPassEmptyLines() throws IOException {
    assertThat(csv("\uFEFFa\n\nx\n\n")).containsExactly("3: x");
  }

  @Test
  void shouldRefuseBytesThatAreNoText() throws IOException {
    Path file = directory.resolve("x.csv");
    Files.write(file, new byte[] {'a', '\n', (byte) 0xC3, '\n', 'b', '\n'});
    assertThat(read(file, List.of())).containsExactly("2! is not UTF-8 text", "3: b");
  }

  @Test
  void shouldRefuseALineWithoutEnd() throws IOException {
    assertThat(csv("a\n" + "x".repeat(RawLines.MOST_BYTES + 1) + "\ny\n"))
        .containsExactly("2! is longer than 1 MiB", "3: y");
  }

  @Test
  void shouldReadWhatIsPacked() throws IOException {
    Path file = directory.resolve("x.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("a\nb\n".getBytes(UTF_8));
    }
    assertThat(read(file, List.of())).containsExactly("2: b");
  }

  @Test
  void shouldFindKeysOfNestedObjects() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("x.ndjson"),
            """
            {"a": 1.50, "net": {"asn": 64512, "tags": ["x"]}, "b": null}
            {"net.asn": "flat", "b": true}

            nonsense
            [1]
            {"a": 1} {"a": 2}
            """);
    assertThat(read(file, List.of("a", "b", "net.asn", "net.tags")))
        .containsExactly(
            "1: 1.5||64512|[\"x\"]",
            "2: |true|flat|",
            "4! is no JSON object: wrong at column 1",
            "5! is no JSON object",
            "6! is no JSON object: wrong at column 10");
  }

  @Test
  void shouldFlattenTheRecordsOfAContainer() throws IOException {
    Path file = container(2);
    assertThat(read(file, List.of())).containsExactly("1: n0|1970-01-01T00:00:00Z|7", "2: n1||");
  }

  @Test
  void shouldGoOnBehindADamagedBlock() throws IOException {
    Path file = container(3_000);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 0x55;
    bytes[bytes.length / 2 + 1] ^= 0x55;
    Files.write(file, bytes);
    List<String> lines = read(file, List.of());
    assertThat(lines).contains("1: n0|1970-01-01T00:00:00Z|7");
    assertThat(lines.get(lines.size() - 1)).contains("n2999");
  }

  @Test
  void shouldKnowAFileByItsName() {
    assertThat(FileKind.of(Path.of("x/Login.CSV"))).isEqualTo(FileKind.CSV);
    assertThat(FileKind.of(Path.of("x.jsonl.gz"))).isEqualTo(FileKind.NDJSON);
    assertThat(FileKind.of(Path.of("x.avro"))).isEqualTo(FileKind.AVRO);
    assertThat(FileKind.of(Path.of("x.txt"))).isNull();
  }

  private List<String> csv(String text) throws IOException {
    return read(Files.writeString(directory.resolve("x.csv"), text), List.of());
  }

  private static List<String> read(Path file, List<String> keys) throws IOException {
    List<String> lines = new ArrayList<>();
    try (Records records = FileKind.of(file).open(file, ',', keys)) {
      for (Line line = records.next(); line != null; line = records.next()) {
        lines.add(
            line.problem() == null
                ? line.number() + ": " + String.join("|", line.values())
                : line.number() + "! " + line.problem());
      }
    }
    return lines;
  }

  private Path container(int count) throws IOException {
    Schema schema =
        new Schema.Parser()
            .parse(
                """
                {"type": "record", "name": "R", "fields": [
                  {"name": "name", "type": "string"},
                  {"name": "at", "type": ["null", {"type": "long", "logicalType": "timestamp-millis"}]},
                  {"name": "net", "type": ["null", {"type": "record", "name": "N", "fields": [
                    {"name": "asn", "type": "int"}]}]}]}
                """);
    Schema inner = schema.getField("net").schema().getTypes().get(1);
    Path file = directory.resolve("x.avro");
    try (DataFileWriter<GenericRecord> writer =
        new DataFileWriter<>(new GenericDatumWriter<>(schema))) {
      writer.setSyncInterval(4_096).create(schema, file.toFile());
      for (int i = 0; i < count; i++) {
        GenericRecord record = new GenericData.Record(schema);
        record.put("name", "n" + i);
        if (i % 2 == 0) {
          GenericRecord net = new GenericData.Record(inner);
          net.put("asn", 7);
          record.put("at", 0L);
          record.put("net", net);
        }
        writer.append(record);
      }
    }
    return file;
  }
}
