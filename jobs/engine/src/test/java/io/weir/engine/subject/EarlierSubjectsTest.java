package io.weir.engine.subject;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.program.Versions;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Patterns;
import io.weir.engine.wire.EventWire;
import io.weir.patterns.model.KeyStage;
import io.weir.schemas.StreamCatalog;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks as earlier releases wrote them go on where they were. */
class EarlierSubjectsTest {
  private static final SubjectWire WIRE = new SubjectWire(new EventWire(StreamCatalog.shipped()));
  private static final int BEFORE = 40;
  private static final int ALL = 120;

  /** One that counts, tells apart, compares and shares, of an address and of its network. */
  private static final String COUNTING =
      """
      key: %s
      severity: low
      group: SRC
      action: {floor: step-up, scope: %s, ttl: 60s}
      aggregates:
        n: {count: login, where: 'status == "FAILURE"', over: 300s}
        names: {distinct: login.username_hash, where: 'status == "FAILURE"', over: 600s}
        most: {maxPer: login.username_hash, over: 600s}
        agent: {last: login.user_agent, over: 1h}
        between: {span: login, over: 120s}
      reason: '{n} failures of {names} names, {most} of one by {agent} in {between} ms'
      when: {on: login, where: 'n >= %d && names >= 2 && agent.or("") != "B" && between.or(0s) > 0s'}
      """;

  @ParameterizedTest
  @ValueSource(strings = {"subject-4", "subject-5", "subject-6"})
  void shouldGoOn(String earlier) throws IOException {
    Played straight = new Played();
    straight.play(0, ALL);
    Played restored = new Played();
    restored.play(0, BEFORE);
    restored.run.state = read(earlier);

    restored.play(BEFORE, ALL);

    assertThat(restored.run.signals).hasSizeGreaterThan(10).isEqualTo(straight.run.signals);
    assertThat(restored.run.restrictions).isEqualTo(straight.run.restrictions);
    assertThat(restored.run.left).isEqualTo(straight.run.left);
    assertThat(restored.run.end()).isLessThan(100);
    assertThat(restored.run.state.isEmpty()).isTrue();
  }

  private static SubjectState read(String name) throws IOException {
    InputStream text = EarlierSubjectsTest.class.getResourceAsStream(name + ".txt");
    try (DataInputStream in =
        new DataInputStream(new GZIPInputStream(Base64.getMimeDecoder().wrap(text)))) {
      SubjectState state = WIRE.read(in);
      assertThat(in.read()).as("what is left unread").isNegative();
      return state;
    }
  }

  /** Logins from three addresses of one network, one every five seconds. */
  private static final class Played {
    final SubjectRun run;
    private final SubjectEvaluator evaluator;

    Played() {
      Versions versions = new Versions(StreamCatalog.shipped(), Patterns.POLICY);
      versions.put(Patterns.read("ips", COUNTING.formatted("ip", "ip-login", 4)), Long.MIN_VALUE);
      versions.put(
          Patterns.read("nets", COUNTING.formatted("subnet", "net-login", 9)), Long.MIN_VALUE);
      run = new SubjectRun(versions);
      evaluator = new SubjectEvaluator(KeyStage.SOURCE, versions);
    }

    void play(int from, int to) {
      for (int i = from; i < to; i++) {
        evaluator.eager(login(i).event(), run.state, run);
        evaluator.onWatermark(run.state, Happening.START + i * 5_000L - 60_000, run);
      }
    }

    private static Happening login(int number) {
      Map<String, Object> fields =
          Map.of(
              "activity",
              "LOGON",
              "status",
              number % 3 == 1 ? "SUCCESS" : "FAILURE",
              "username_hash",
              "U" + number % 7,
              "account_id",
              "A" + number % 5,
              "user_agent",
              number % 11 == 0 ? "B" : "A",
              "src_ip",
              "192.0.2." + (1 + number % 4 % 3));
      return new Happening("login", "e" + number, number * 5_000L, number * 5_000L, fields);
    }
  }
}
