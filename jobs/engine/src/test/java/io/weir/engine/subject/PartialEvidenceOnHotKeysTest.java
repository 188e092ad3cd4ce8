package io.weir.engine.subject;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.program.Versions;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Patterns;
import io.weir.engine.signal.LiveSignal;
import io.weir.engine.signal.Signal;
import io.weir.engine.walk.Told;
import io.weir.patterns.model.KeyStage;
import io.weir.schemas.StreamCatalog;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Of a pane the evidence that is complete counts, whichever came first. */
final class PartialEvidenceOnHotKeysTest {
  private static final long MINUTE = Duration.ofMinutes(1).toMillis();

  private static final String PAYERS =
      """
      key: payee
      severity: high
      group: MULE
      action: {floor: monitor, scope: payment, ttl: 2h}
      aggregates:
        paid: {count: payment, over: 64m}
      when: {on: payment, where: 'paid >= 1 && !payee_is_own.or(false)'}
      """;

  private final Versions versions = new Versions(StreamCatalog.shipped(), Patterns.POLICY);
  private final SubjectEvaluator evaluator = new SubjectEvaluator(KeyStage.PAYEE, versions);
  private final Told told = new Told();
  private final SubjectState state = new SubjectState();
  private int number;

  PartialEvidenceOnHotKeysTest() {
    versions.put(Patterns.read("payers", PAYERS), Long.MIN_VALUE);
  }

  private void pay(long at, Map<String, Object> more) {
    Map<String, Object> fields = new HashMap<>(more);
    fields.put("activity", "PAYMENT_INITIATE");
    fields.put("payee_id", "P");
    String id = "e" + number++;
    evaluator.eager(new Happening("payment", id, at, at, fields).event(), state, told);
  }

  private Signal last() {
    return told.signals().get(told.signals().size() - 1);
  }

  @Test
  void shouldSayItAgainOnceTheEvidenceIsComplete() {
    pay(0, Map.of());
    assertThat(last().live().degraded()).isTrue();
    pay(1, Map.of());
    pay(2, Map.of("payee_is_own", false));
    assertThat(last().live().degraded()).isFalse();
    assertThat(last().revision()).isEqualTo(1);
    pay(3, Map.of());
    pay(4, Map.of("payee_is_own", false));
    assertThat(told.signals()).hasSize(2);
  }

  @Test
  void shouldLetACompleteOneCountBesideALaterOneThatIsNot() {
    pay(0, Map.of("payee_is_own", false));
    pay(2 * MINUTE, Map.of());

    assertThat(state.subs.get("payee=P").standing().signals())
        .extracting(LiveSignal::degraded)
        .containsExactly(false, true);
  }
}
