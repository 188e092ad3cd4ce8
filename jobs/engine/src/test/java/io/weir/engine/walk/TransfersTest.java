package io.weir.engine.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.decision.Decision;
import io.weir.engine.program.Keys;
import io.weir.engine.program.Versions;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Patterns;
import io.weir.patterns.model.Action;
import io.weir.patterns.model.KeyStage;
import io.weir.schemas.StreamCatalog;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The legs of one transfer meet, inside the account that carries them or where there is none. */
final class TransfersTest {
  private static final long MINUTE = 60_000;

  private static final String UNBOOKED =
      """
      key: transfer
      severity: critical
      group: INS
      action: {floor: hold, scope: account, ttl: 24h}
      sequence:
        steps:
          - moved: payment
            where: 'activity == "CUSTODY_TRANSFER"'
          - not: {booked: payment, for: 10m, where: 'activity == "LEDGER_ENTRY"'}
      """;

  @Test
  void shouldPartitionByTheTransferOnlyWhatNoAccountCarries() {
    assertThat(partition(leg("a", 0, "CUSTODY_TRANSFER", "E1", null)))
        .isEqualTo(partition(leg("b", 1, "LEDGER_ENTRY", "E1", null)))
        .isEqualTo("t1|transfer:E1");
    assertThat(partition(leg("a", 0, "CUSTODY_TRANSFER", "E1", "A"))).isEqualTo("t1|A");
    assertThat(partition(leg("a", 0, "CUSTODY_TRANSFER", null, null))).isEqualTo("t1|event:a");
  }

  @Test
  void shouldMissTheOtherLegOfEachTransferByItself() {
    Told told =
        walk(
            leg("a", 0, "CUSTODY_TRANSFER", "E1", null),
            leg("b", MINUTE, "LEDGER_ENTRY", "E1", null),
            leg("c", 2 * MINUTE, "CUSTODY_TRANSFER", "E2", null),
            leg("d", 3 * MINUTE, "CUSTODY_TRANSFER", "E3", "A"),
            leg("e", 4 * MINUTE, "LEDGER_ENTRY", "E4", "A"));

    assertThat(told.standing())
        .extracting(signal -> signal.live().key())
        .containsExactlyInAnyOrder("E2", "E3");
  }

  @Test
  void shouldLeaveOtherTransfersOfTheAccountAlone() {
    Told told =
        walk(
            leg("a", 0, "CUSTODY_TRANSFER", "E1", "A"),
            leg("b", 20 * MINUTE, "RECALL", "E1", "A"),
            leg("c", 21 * MINUTE, "RECALL", "E2", "A"));

    Map<String, Action> last = new HashMap<>();
    for (Decision decision : told.decisions()) {
      last.put(decision.trigger().id(), decision.action());
    }
    assertThat(last).containsEntry("b", Action.HOLD).containsEntry("c", Action.ALLOW);
  }

  private static Told walk(Happening... legs) {
    StreamCatalog catalog = StreamCatalog.shipped();
    Versions versions = new Versions(catalog, Patterns.POLICY);
    versions.put(Patterns.read("case", UNBOOKED), Long.MIN_VALUE);
    return new Walk(catalog, versions).run(List.of(legs).stream().map(Happening::event).toList());
  }

  private static String partition(Happening leg) {
    return Keys.at(KeyStage.ACCOUNT, leg.event());
  }

  private static Happening leg(
      String id, long at, String activity, String transfer, String account) {
    Map<String, Object> fields = new HashMap<>(Map.of("activity", activity, "status", "SUCCESS"));
    fields.put("end_to_end_id", transfer);
    fields.put("account_id", account);
    fields.put("direction", "DBIT");
    return new Happening("payment", id, at, at, fields);
  }
}
