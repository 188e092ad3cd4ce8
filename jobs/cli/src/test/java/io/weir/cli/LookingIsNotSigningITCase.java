package io.weir.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.cli.console.Exit;
import io.weir.testkit.KafkaFixture;
import io.weir.testkit.TopicTail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Whoever has a key in the environment still reads first, and signs when they say so. */
class LookingIsNotSigningITCase {
  @RegisterExtension static final KafkaFixture KAFKA = KafkaFixture.shared();

  @TempDir private Path directory;
  private Installation house;
  private Path keys;
  private Path waiting;

  @BeforeEach
  void build() {
    keys = directory.resolve("keys");
    waiting = directory.resolve("waiting.json");
    house =
        Installation.onAppendTime(KAFKA, directory)
            .trusting(keys, Map.of("ann", "operator, lister", "ben", "operator, lister"))
            .set("control.twoPerson", "emergency, list");
  }

  @Test
  void shouldShowAChangeAndPublishNothing() throws Exception {
    assertSigned(
        house.weir(
            "emergency",
            "raise",
            "1",
            "--scope",
            "tenant=t1",
            "--for",
            "1h",
            "--reason",
            "x",
            "--yes",
            "--key",
            key("ann"),
            "--sign-only",
            waiting));

    Ran looked = withKeyInTheEnvironment("pattern", "countersign", waiting, "--content");

    assertThat(looked.exit).as(looked.out + looked.err).isZero();
    assertThat(looked.out).contains("tenant=t1", "\"level\":1");
    assertThat(records("patterns")).isEmpty();
  }

  @Test
  void shouldShowAStatementAndSendNothing() throws Exception {
    assertSigned(
        house.weir(
            "indicator",
            "add",
            "block",
            "ip",
            "203.0.113.1",
            "--for",
            "1d",
            "--tenant",
            "t1",
            "--reason",
            "x",
            "--key",
            key("ann"),
            "--sign-only",
            waiting));

    Ran looked = withKeyInTheEnvironment("countersign", waiting);

    assertThat(looked.exit).as(looked.out + looked.err).isZero();
    assertThat(looked.out).contains("203.0.113.1", "signatures: 1");
    assertThat(looked.err).contains("--key FILE");
    assertThat(records("indicator")).isEmpty();
    assertThat(house.weir("countersign", waiting, "--key", key("ben")).out())
        .contains("sent  indicator");
  }

  private static void assertSigned(Typed typed) {
    assertThat(typed.exit()).as(typed.out() + typed.err()).isEqualTo(Exit.OK);
  }

  private List<ConsumerRecord<byte[], byte[]>> records(String purpose) {
    try (TopicTail<ConsumerRecord<byte[], byte[]>> tail = KAFKA.tail(house.topic(purpose))) {
      return tail.untilNow();
    }
  }

  private Path key(String name) {
    return keys.resolve(name + ".private.jwk");
  }

  private record Ran(int exit, String out, String err) {}

  /** In a process of its own: the environment of this one cannot be set. */
  private Ran withKeyInTheEnvironment(Object... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("-Dweir.home=../..", Main.class.getName()));
    for (Object word : words) {
      command.add(word.toString());
    }
    command.addAll(List.of("--settings", house.settings().toString()));
    Path err = directory.resolve("err");
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile());
    Map<String, String> environment = builder.environment();
    environment.put("WEIR_KEY", key("ben").toString());
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Ran(process.waitFor(), out, Files.readString(err));
  }
}
