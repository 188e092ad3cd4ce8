package io.weir.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.schemas.StreamCatalog;
import io.weir.streaming.record.Arrival;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayInputTest {
  private static final String HEADER = "event_id,tenant_id,event_time,activity,append_time\n";

  @TempDir private Path directory;

  @Test
  void shouldMergeFilesByAppendTime() throws IOException {
    StreamFile logins = login("a.csv", "a1,t,1000,LOGON,", "a2,t,3000,LOGON,");
    StreamFile more = login("b.csv", "b1,t,2000,LOGON,", "b2,t,500,LOGON,4000");
    assertThat(ids(input(logins, more))).containsExactly("a1", "b1", "a2", "b2");
  }

  @Test
  void shouldBuryWhatCannotBeMappedWhereItStands() throws IOException {
    StreamFile file =
        login("a.csv", "a1,t,1000,LOGON,", "a2,t,x,LOGON,", "a3,t", "a4,t,2000,LOGON,");
    List<Arrival> arrivals = all(input(file));
    assertThat(arrivals).hasSize(4);
    var dead = arrivals.get(1).dead();
    assertThat(dead.toString())
        .isEqualTo(
            file.file()
                + "--1@3 UNMAPPABLE: event_time is not a time such as 2026-01-05T10:00:00Z");
    assertThat(new String(dead.raw(), StandardCharsets.UTF_8)).isEqualTo("a2,t,x,LOGON,");
    assertThat(dead.stream()).isEqualTo("login");
    assertThat(dead.appendTime()).isEqualTo(1_000);
    assertThat(arrivals.get(2).dead().offset()).isEqualTo(4);
  }

  @Test
  void shouldKeepTheRulesOfTopics() throws IOException {
    StreamFile file =
        login("a.csv", "late,t,1000,LOGON,62000", "future,t,400000,LOGON,62000", "old,t,0,LOGON,");
    List<Arrival> arrivals = all(input(file));
    assertThat(arrivals.get(0).event().late()).isTrue();
    assertThat(arrivals.get(1).dead().toString()).contains("FROM_THE_FUTURE");
    assertThat(arrivals.get(2).dead().toString()).contains("lies before 1970");
  }

  @Test
  void shouldConvertWhatThereIs() throws IOException {
    StreamFile file = login("a.csv", "a1,t,5000,LOGON,", "a2,t,1000,LOGON,90000", "x");
    List<Long> told = new ArrayList<>();
    Conversion read = Conversion.of(input(file), directory.resolve("events"), directory, told::add);
    assertThat(read.events()).containsEntry("login", 2L);
    assertThat(read.total()).isEqualTo(2);
    assertThat(read.late()).isEqualTo(1);
    assertThat(told).containsExactly(1L, 2L, 3L);
    assertThat(directory.resolve("events")).isNotEmptyFile();
    assertThat(directory.resolve("dead-letters.ndjson"))
        .hasContent(
            "{\"file\":\"%s\",\"line\":4,\"stream\":\"login\",\"reason\":\"UNMAPPABLE\","
                    .formatted(file.file())
                + "\"detail\":\"the line has 1 cells where the header has 5\",\"raw\":\"x\"}");
  }

  @Test
  void shouldSayEverythingThatKeepsFilesFromBeingRead() throws IOException {
    Path text = Files.writeString(directory.resolve("a.txt"), "");
    StreamFile none = new StreamFile("login", directory.resolve("none.csv").toString());
    StreamFile kind = new StreamFile("login", text.toString());
    StreamFile stream = new StreamFile("logins", text.toString());
    assertThat(input(none, kind, stream).problems())
        .extracting(problem -> problem.toString().replace(directory + "/", ""))
        .containsExactly(
            "a.txt:1:1 a file of events ends with .csv, .ndjson or .avro (or .gz behind these)",
            "a.txt:1:1 no schema declares the stream 'logins', did you mean 'login'?",
            "none.csv:1:1 no such file");
  }

  @Test
  void shouldMeanTheSameWhereItTravels() throws Exception {
    ReplayInput input = input(login("a.csv", "a1,t,1000,LOGON,"));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(input);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(ids((ReplayInput) in.readObject())).containsExactly("a1");
    }
  }

  private StreamFile login(String name, String... lines) throws IOException {
    Path file = directory.resolve(name);
    Files.writeString(file, HEADER + String.join("\n", lines) + "\n");
    return new StreamFile("login", file.toString());
  }

  private static ReplayInput input(StreamFile... files) {
    return new ReplayInput(StreamCatalog.shipped(), Arrays.asList(files), null, null, 60_000);
  }

  private static List<Arrival> all(ReplayInput input) throws IOException {
    assertThat(input.problems()).isEmpty();
    List<Arrival> arrivals = new ArrayList<>();
    try (Arrivals opened = input.open()) {
      for (Arrival arrival = opened.next(); arrival != null; arrival = opened.next()) {
        arrivals.add(arrival);
      }
    }
    return arrivals;
  }

  private static List<String> ids(ReplayInput input) throws IOException {
    return all(input).stream().map(arrival -> arrival.event().id()).toList();
  }
}
