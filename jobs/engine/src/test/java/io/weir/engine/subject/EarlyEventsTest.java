package io.weir.engine.subject;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.program.Versions;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Patterns;
import io.weir.engine.walk.Told;
import io.weir.patterns.model.KeyStage;
import io.weir.schemas.StreamCatalog;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An event that claims to be minutes ahead of its append pushes nothing out of a hot key's windows.
 */
class EarlyEventsTest {
  private static final long APART = 36_000;

  private final Versions versions = new Versions(StreamCatalog.shipped(), Patterns.POLICY);
  private final SubjectEvaluator evaluator = new SubjectEvaluator(KeyStage.SOURCE, versions);
  private final Told told = new Told();
  private final SubjectState state = new SubjectState();
  private int number;

  /** So few that windows share their entries, and so many that each has its own. */
  @ParameterizedTest
  @ValueSource(ints = {10, 25})
  void shouldCountAllThatCameWithinTheWindow(int failures) {
    versions.put(
        Patterns.read(
            "many-failures",
            """
            key: ip
            severity: high
            group: SRC
            action: {floor: step-up, scope: ip-login, ttl: 1h}
            aggregates:
              failures: {count: login, over: %ds, where: 'status == "FAILURE"'}
            when: {on: login, where: 'status == "FAILURE" && failures >= %d'}
            """
                .formatted(failures * APART / 1000, failures + 1)),
        Long.MIN_VALUE);
    for (int i = 0; i < failures - 1; i++) {
      fail(i * APART, i * APART);
    }
    fail((failures - 1) * APART + 299_000, (failures - 1) * APART - 1_000);
    assertThat(told.standing()).isEmpty();

    fail((failures - 1) * APART, (failures - 1) * APART);

    assertThat(told.standing()).hasSize(1);
  }

  private void fail(long time, long append) {
    Map<String, Object> fields =
        Map.of("src_ip", "192.0.2.7", "activity", "LOGON", "status", "FAILURE");
    Happening one = new Happening("login", "e" + number++, time, append, fields);
    evaluator.eager(one.event(), state, told);
  }
}
