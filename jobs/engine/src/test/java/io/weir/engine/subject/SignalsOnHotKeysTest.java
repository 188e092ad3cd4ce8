package io.weir.engine.subject;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.event.Event;
import io.weir.engine.program.Versions;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Patterns;
import io.weir.patterns.model.KeyStage;
import io.weir.schemas.StreamCatalog;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A payee counts the accounts of which a signal concerns it; what is withdrawn does not count. */
final class SignalsOnHotKeysTest {
  private static final int SEEDS = 200;

  private final Versions versions = new Versions(StreamCatalog.shipped(), Patterns.POLICY);
  private final SubjectEvaluator evaluator = new SubjectEvaluator(KeyStage.PAYEE, versions);

  SignalsOnHotKeysTest() {
    versions.put(
        Patterns.read(
            "reported-payee",
            """
            key: payee
            severity: high
            group: LST
            action: {floor: hold, scope: payee, ttl: 1h}
            aggregates:
              victims: {distinct: signal.account_id, over: 1h, where: 'pattern_id == "takeover"'}
              times: {count: signal, over: 1h, where: 'pattern_id == "takeover" && activity == "RAISED"'}
            when: {on: payment, where: 'victims >= 1000 || times >= 1000'}
            """),
        Long.MIN_VALUE);
  }

  @Test
  void shouldCountWhatHoldsInWhateverOrderStatementsComeAndHoweverOften() {
    List<Event> statements = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      statements.add(statement("s" + i, 0, "RAISED", "A" + i % 40));
      if (i % 3 == 0) {
        statements.add(statement("s" + i, 1, "WITHDRAWN", "A" + i % 40));
      }
      if (i % 6 == 0) {
        statements.add(statement("s" + i, 2, "RAISED", "A" + i % 40));
      }
    }
    long times = 100 - 34 + 17;

    for (int seed = 0; seed < SEEDS; seed++) {
      List<Event> arrivals = new ArrayList<>(statements);
      arrivals.addAll(statements.subList(0, 20));
      Collections.shuffle(arrivals, new Random(seed));

      assertThat(facts(arrivals)).as("seed %d", seed).containsExactlyInAnyOrder(times, 40L);
    }
  }

  @Test
  void shouldForgetAnAccountWhoseOnlySignalIsWithdrawn() {
    assertThat(
            facts(
                List.of(
                    statement("s1", 1, "WITHDRAWN", "A"),
                    statement("s2", 0, "RAISED", "B"),
                    statement("s1", 0, "RAISED", "A"))))
        .containsExactlyInAnyOrder(1L, 1L);
  }

  /** What a payment to the payee is told afterwards. */
  private List<Long> facts(List<Event> statements) {
    SubjectState state = new SubjectState();
    SubjectRun out = new SubjectRun(versions);
    statements.forEach(one -> evaluator.eager(one.copy(), state, out));
    Event payment =
        new Happening(
                "payment",
                "e1",
                1_800_000,
                1_800_000,
                Map.of("activity", "PAYMENT_INITIATE", "account_id", "Z", "payee_id", "P"))
            .event();
    evaluator.eager(payment, state.copy(), out);
    List<Long> facts = new ArrayList<>();
    for (int i = 0; i < payment.facts().size(); i++) {
      facts.add(payment.facts().bits(i));
    }
    return facts;
  }

  private static Event statement(String id, long revision, String activity, String account) {
    long time = 1_000L * Integer.parseInt(id.substring(1));
    return new Happening(
            "signal",
            id + "#" + revision,
            time,
            time,
            Map.of(
                "signal_id",
                id,
                "revision",
                revision,
                "activity",
                activity,
                "pattern_id",
                "takeover",
                "version",
                1L,
                "key_dimension",
                "account",
                "account_id",
                account,
                "payee_id",
                "P"))
        .event();
  }
}
