package io.weir.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.client.Answer.Basis;
import io.weir.client.Operation.Touched;
import io.weir.signing.KeyFiles;
import io.weir.signing.KeyRing;
import io.weir.signing.Signatures;
import io.weir.signing.Signer;
import io.weir.testkit.Await;
import io.weir.testkit.KafkaFixture;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A job that writes by schemas this library does not know yet: what it says is not nothing. */
final class JobAheadITCase {
  private static final List<String> SCOPES = List.of("PAYMENT", "ACCOUNT_OUTBOUND");

  @RegisterExtension static final KafkaFixture KAFKA = KafkaFixture.shared();

  private ServiceFixture service;

  @BeforeEach
  void open() throws Exception {
    service = new ServiceFixture(KAFKA);
    service.beat();
  }

  @AfterEach
  void close() {
    service.close();
  }

  private static Operation payment(String id, boolean highRisk) {
    return new Operation(
        Said.TENANT,
        "payment",
        "e-" + id,
        List.of(new Touched(Said.account("A"), SCOPES)),
        highRisk);
  }

  private void awaitUnreadable() {
    Await.until(
        "what cannot be read",
        ServiceFixture.PATIENCE,
        () -> service.decisions.unreadable() + service.restrictions.unreadable() == 1);
  }

  @Test
  void shouldAskTheCustomerAgainWhereADecisionCannotBeRead() throws Exception {
    assertThat(service.answer(payment("n", true)).action()).isEqualTo(Action.ALLOW);
    service.sayAhead(Said.decision("n", 0, Action.BLOCK));
    awaitUnreadable();

    Answer answer = service.answer(payment("n", true));
    assertThat(answer.action()).isEqualTo(Action.STEP_UP);
    assertThat(answer.basis()).isEqualTo(Basis.UNREADABLE);
    assertThat(service.answer(payment("n", false)).action()).isEqualTo(Action.ALLOW);
    assertThat(service.decisions.unknownSchemas()).isEqualTo(1);
    assertThat(service.decisions.isListening()).isTrue();
  }

  @Test
  void shouldAnswerWithTheDecisionThatItCanRead() throws Exception {
    service.sayAhead(Said.decision("n", 0, Action.BLOCK));
    service.say(Said.decision("o", 0, Action.ALLOW));
    service.awaitHeard(1);

    assertThat(service.answer(payment("o", true)).basis()).isEqualTo(Basis.DECISION);
  }

  @Test
  void shouldForgetADecisionItCouldNotReadWhenItForgetsThoseItCould() throws Exception {
    service.sayAhead(Said.decision("n", 0, Action.BLOCK));
    awaitUnreadable();

    service.now.addAndGet(Memory.DEFAULT.age().toMillis());
    service.beat();
    assertThat(service.decisions.staleness()).isNull();
    service.now.addAndGet(1);
    assertThat(service.decisions.staleness()).isEqualTo(Duration.ofMillis(1));
  }

  @Test
  void shouldAskTheCustomerAgainOnceTheJobBeatsInASchemaNobodyKnows() throws Exception {
    long before = service.now.getAndIncrement();
    service.beatAhead();
    awaitUnreadable();

    assertThat(service.answer(payment("n", true)).basis()).isEqualTo(Basis.UNREADABLE);
    assertThat(service.decisions.decidedUntil()).isEqualTo(before);
  }

  @Test
  void shouldNotTakeARestrictionItCannotReadForNone() throws Exception {
    service.say(Said.restriction("A", Action.HOLD, 1, Said.END));
    service.sayAhead(Said.restriction("B", Action.BLOCK, 1, Said.END));
    awaitUnreadable();

    assertThat(service.restrictions.isLoaded()).isFalse();
    assertThat(service.restrictions.staleness()).isNull();
    assertThat(service.restrictions.failure()).hasMessageContaining("updated first");
    assertThatThrownBy(() -> service.restrictions.strictest(Said.account("B"), SCOPES))
        .isInstanceOf(IllegalStateException.class)
        .hasCause(service.restrictions.failure());
    assertThat(service.answer(payment("a", true)).action())
        .as("what was read holds")
        .isEqualTo(Action.HOLD);
    Operation another =
        new Operation(
            Said.TENANT, "payment", "e-b", List.of(new Touched(Said.account("B"), SCOPES)), true);
    assertThat(service.answer(another).basis()).isEqualTo(Basis.UNREADABLE);
  }

  @Test
  void shouldNotBeLoadedWhereTheJobSignedWhatItCannotRead(@TempDir Path directory)
      throws Exception {
    Signer job = Signer.read(KeyFiles.create("job", directory).get(0));
    Map<String, Object> kafka = Map.of("bootstrap.servers", KAFKA.bootstrap());
    String topic = KAFKA.topic("restrictions", 1, Map.of());
    ProducerRecord<byte[], byte[]> said =
        Said.ahead(Said.record(topic, Said.restriction("A", Action.BLOCK, 1, Said.END)));
    KAFKA.send(said);
    KeyRing mine = KeyRing.read(directory);
    try (RestrictionView view = RestrictionView.open(kafka, topic, mine, service.now::get)) {
      assertThat(view.awaitLoaded(ServiceFixture.PATIENCE)).as("whoever wrote that").isTrue();
      assertThat(view.forged()).isEqualTo(1);
      assertThat(view.unknownSchemas()).isZero();
    }
    String digest = Signatures.digest(said.key(), said.value());
    String signature = job.sign(Signatures.RESTRICTION, digest, 1_000);
    ProducerRecord<byte[], byte[]> signed = new ProducerRecord<>(topic, said.key(), said.value());
    signed.headers().add(Signatures.HEADER, Signatures.bytes(signature));
    KAFKA.send(signed);
    try (RestrictionView view = RestrictionView.open(kafka, topic, mine, service.now::get)) {
      assertThat(view.awaitLoaded(ServiceFixture.PATIENCE)).isFalse();
      assertThat(view.unknownSchemas()).isEqualTo(1);
      assertThat(view.failure()).hasMessageContaining("updated first");
    }
  }

  @Test
  void shouldOnlyCountWhatIsNoRecordAtAll() throws Exception {
    service.sayGarbage(new byte[] {1, 2, 3});
    awaitUnreadable();

    assertThat(service.answer(payment("n", true)).action()).isEqualTo(Action.ALLOW);
    assertThat(service.decisions.unknownSchemas()).isZero();
  }
}
