package io.weir.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.signing.KeyFiles;
import io.weir.signing.KeyRing;
import io.weir.signing.Signatures;
import io.weir.signing.Signer;
import io.weir.testkit.Await;
import io.weir.testkit.KafkaFixture;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

final class RestrictionViewITCase {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final List<String> SCOPES = List.of("ACCOUNT_OUTBOUND");

  @RegisterExtension static final KafkaFixture KAFKA = KafkaFixture.shared();

  @TempDir private Path directory;
  private final AtomicLong now = new AtomicLong(1_000);

  private RestrictionView open(String topic) {
    return RestrictionView.open(Map.of("bootstrap.servers", KAFKA.bootstrap()), topic, now::get);
  }

  @Test
  void shouldKnowAllThatWasInForceBeforeItAnswersAndFollowFromThenOn() throws Exception {
    String topic = KAFKA.topic("restrictions", 3, Map.of("cleanup.policy", "compact"));
    List<ProducerRecord<byte[], byte[]>> before = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      before.add(Said.record(topic, Said.restriction("A-" + i, Action.HOLD, 2, 5_000)));
      before.add(Said.record(topic, Said.restriction("A-" + i, Action.BLOCK, 1, 9_000)));
    }
    KAFKA.sendAll(before);

    try (RestrictionView view = open(topic)) {
      assertThat(view.awaitLoaded(PATIENCE)).isTrue();
      for (int i = 0; i < 2_000; i++) {
        assertThat(view.strictest(Said.account("A-" + i), SCOPES).action()).isEqualTo(Action.HOLD);
      }
      assertThat(view.strictest(Said.account("B"), SCOPES)).isNull();

      KAFKA.send(Said.record(topic, Said.restriction("B", Action.BLOCK, 1, 5_000)));
      KAFKA.send(Said.record(topic, Said.release("A-7", 3, 5_000)));
      Await.until("what is new", PATIENCE, () -> view.strictest(Said.account("B"), SCOPES) != null);
      Await.until("a release", PATIENCE, () -> view.strictest(Said.account("A-7"), SCOPES) == null);

      now.set(5_000);
      assertThat(view.strictest(Said.account("B"), SCOPES)).as("ended by itself").isNull();
    }
  }

  @Test
  void shouldBelieveOnlyWhatTheJobSigned() throws Exception {
    Signer job = Signer.read(KeyFiles.create("job", directory.resolve("mine")).get(0));
    Signer eve = Signer.read(KeyFiles.create("job", directory.resolve("forged")).get(0));
    String topic = KAFKA.topic("restrictions", 1, Map.of());
    KAFKA.send(signed(job, Said.record(topic, Said.restriction("A", Action.HOLD, 1, 5_000))));
    KAFKA.send(signed(eve, Said.record(topic, Said.release("A", 2, 5_000))));
    KAFKA.send(Said.record(topic, Said.release("A", 3, 5_000)));
    ProducerRecord<byte[], byte[]> another =
        signed(job, Said.record(topic, Said.restriction("B", Action.BLOCK, 1, 5_000)));
    KAFKA.send(
        new ProducerRecord<>(
            topic, null, null, "C".getBytes(UTF_8), another.value(), another.headers()));

    try (RestrictionView view =
        RestrictionView.open(
            Map.of("bootstrap.servers", KAFKA.bootstrap()),
            topic,
            KeyRing.read(directory.resolve("mine")),
            now::get)) {
      assertThat(view.awaitLoaded(PATIENCE)).isTrue();
      assertThat(view.strictest(Said.account("A"), SCOPES).action()).isEqualTo(Action.HOLD);
      assertThat(view.strictest(Said.account("B"), SCOPES)).isNull();
      assertThat(view.forged()).isEqualTo(3);
      assertThat(view.unreadable()).isZero();
    }
  }

  @Test
  void shouldCountWhatWouldEraseAndForgetNothingByIt() throws Exception {
    Signer job = Signer.read(KeyFiles.create("job", directory.resolve("mine")).get(0));
    String topic = KAFKA.topic("restrictions", 1, Map.of("cleanup.policy", "compact"));
    ProducerRecord<byte[], byte[]> said =
        signed(job, Said.record(topic, Said.restriction("A", Action.HOLD, 1, 5_000)));
    KAFKA.send(said);
    KAFKA.send(signed(job, Said.record(topic, Said.restriction("B", Action.BLOCK, 2, 5_000))));
    KAFKA.send(signed(job, Said.record(topic, Said.release("B", 1, 5_000))));
    KAFKA.send(new ProducerRecord<>(topic, said.key(), null));

    Map<String, Object> kafka = Map.of("bootstrap.servers", KAFKA.bootstrap());
    try (RestrictionView trusting = open(topic);
        RestrictionView asking =
            RestrictionView.open(kafka, topic, KeyRing.read(directory.resolve("mine")), now::get)) {
      assertThat(trusting.awaitLoaded(PATIENCE)).isTrue();
      assertThat(asking.awaitLoaded(PATIENCE)).isTrue();
      for (RestrictionView view : List.of(trusting, asking)) {
        assertThat(view.strictest(Said.account("A"), SCOPES).action()).isEqualTo(Action.HOLD);
        assertThat(view.strictest(Said.account("B"), SCOPES).action()).isEqualTo(Action.BLOCK);
        assertThat(view.outdated()).isEqualTo(1);
      }
      assertThat(trusting.unreadable()).isEqualTo(1);
      assertThat(asking.forged()).isEqualTo(1);
    }
  }

  @Test
  void shouldLookAtNoMoreSignaturesThanTheJobDoes() throws Exception {
    Signer job = Signer.read(KeyFiles.create("job", directory.resolve("mine")).get(0));
    String topic = KAFKA.topic("restrictions", 1, Map.of());
    for (int before = 3; before <= 4; before++) {
      ProducerRecord<byte[], byte[]> said =
          Said.record(topic, Said.restriction("A-" + before, Action.HOLD, 1, 5_000));
      for (int i = 0; i < before; i++) {
        said.headers().add(Signatures.HEADER, "forged".getBytes(UTF_8));
      }
      KAFKA.send(signed(job, said));
    }
    try (RestrictionView view =
        RestrictionView.open(
            Map.of("bootstrap.servers", KAFKA.bootstrap()),
            topic,
            KeyRing.read(directory.resolve("mine")),
            now::get)) {
      assertThat(view.awaitLoaded(PATIENCE)).isTrue();
      assertThat(view.strictest(Said.account("A-3"), SCOPES).action()).isEqualTo(Action.HOLD);
      assertThat(view.strictest(Said.account("A-4"), SCOPES)).isNull();
      assertThat(view.forged()).isEqualTo(1);
    }
  }

  private static ProducerRecord<byte[], byte[]> signed(
      Signer signer, ProducerRecord<byte[], byte[]> record) {
    String digest = Signatures.digest(record.key(), record.value());
    String signature = signer.sign(Signatures.RESTRICTION, digest, 1_000);
    record.headers().add(Signatures.HEADER, Signatures.bytes(signature));
    return record;
  }

  @Test
  void shouldNotAnswerBeforeItIsLoadedNorOnceItIsClosed() throws Exception {
    RestrictionView missing = open("restrictions-nobody-made");
    assertThat(missing.isLoaded()).isFalse();
    assertThat(missing.staleness()).isNull();
    assertThatThrownBy(() -> missing.strictest(Said.account("A"), SCOPES))
        .isInstanceOf(IllegalStateException.class);
    missing.close();

    RestrictionView closed = open(KAFKA.topic("restrictions", 1, Map.of()));
    assertThat(closed.awaitLoaded(PATIENCE)).isTrue();
    closed.close();
    assertThatThrownBy(() -> closed.strictest(Said.account("A"), SCOPES))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void shouldSayHowLongAgoItKnewEverythingAndCountWhatItCannotRead() throws Exception {
    String topic = KAFKA.topic("restrictions", 1, Map.of());
    KAFKA.send(new ProducerRecord<>(topic, new byte[] {1, 2, 3}));
    try (RestrictionView view = open(topic)) {
      assertThat(view.awaitLoaded(PATIENCE)).isTrue();
      assertThat(view.unreadable()).isEqualTo(1);
      assertThat(view.staleness()).isEqualTo(Duration.ZERO);
      KAFKA.broker().stop();
      try {
        now.addAndGet(40_000);
        Await.until(
            "an outage to be seen",
            PATIENCE,
            () -> view.staleness().equals(Duration.ofSeconds(40)));
        assertThat(view.isLoaded()).as("what was known stays known").isTrue();
      } finally {
        KAFKA.broker().restart();
      }
      Await.until("it catches up", PATIENCE, () -> view.staleness().isZero());
    }
  }
}
