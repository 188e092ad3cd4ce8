package io.weir.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.aggregate.AsOfWindow;
import io.weir.engine.aggregate.Measure;
import io.weir.engine.aggregate.Passed;
import io.weir.engine.event.Event;
import io.weir.engine.event.Pending;
import io.weir.engine.program.PatternPlan;
import io.weir.engine.program.Versions;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Patterns;
import io.weir.engine.walk.Told;
import io.weir.engine.wire.EventWire;
import io.weir.engine.wire.OwnerWire;
import io.weir.engine.wire.SignalWire;
import io.weir.patterns.condition.Frame;
import io.weir.patterns.model.Pattern;
import io.weir.schemas.StreamCatalog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Windows share their entries; what one of them keeps is nobody else's business. */
class SharedWindowsTest {
  private static final long MINUTE = 60_000;
  private static final String COUNT = "{count: payment, over: 1h}";
  private static final String SUM = "{sum: payment.base_amount_minor, over: 1h}";
  private static final String PAYEES = "{distinct: payment.payee_id, over: 2h}";

  private final Versions versions = new Versions(StreamCatalog.shipped(), Patterns.POLICY);
  private final AccountEvaluator evaluator = new AccountEvaluator(versions);
  private final AccountWire wire = new AccountWire(new EventWire(StreamCatalog.shipped()));
  private AccountState state = new AccountState();

  @Test
  void shouldKeepTheirEntriesAsOthersComeAndGo() throws IOException {
    versions.put(pattern(COUNT, SUM), Long.MIN_VALUE);
    pay(0);
    assertThat(pay(1)).containsExactly(2L, 20L);

    versions.put(pattern(COUNT, PAYEES), Happening.START + 2 * MINUTE);
    assertThat(pay(2)).as("one stays, one begins").containsExactly(3L, 1L);
    restart();
    assertThat(pay(3)).containsExactly(4L, 2L);

    versions.put(pattern(PAYEES, SUM, COUNT), Happening.START + 200 * MINUTE);
    pay(199);
    assertThat(pay(200)).as("one begins anew").containsExactly(2L, 10L, 2L);
  }

  @Test
  void shouldEndWithTheLongest() {
    versions.put(pattern(COUNT, PAYEES), Long.MIN_VALUE);
    pay(0);

    evaluator.onWatermark(state, Happening.START + 119 * MINUTE, new Told());
    assertThat(state.windows).isNotEmpty();
    evaluator.onWatermark(state, Happening.START + 120 * MINUTE, new Told());

    assertThat(state.windows).isEmpty();
    assertThat(state.isEmpty()).isTrue();
  }

  @Test
  void shouldReadWindowsOfAReleaseThatSharedNothing() throws IOException {
    versions.put(pattern(COUNT), Long.MIN_VALUE);
    Measure measure = versions.newest().patterns().get(0).measures().get(0);
    AsOfWindow window = new AsOfWindow(measure);
    Event event = payment(0).event();
    Frame frame = new Frame();
    frame.row = event.row();
    window.enter(frame, event, measure, new Passed(Long.MIN_VALUE, Long.MAX_VALUE), id -> true);

    state = wire.read(in(written(measure, window)));

    assertThat(pay(1)).containsExactly(2L);
    restart();
    assertThat(pay(2)).containsExactly(3L);
  }

  /** As format 3 had it. */
  private static byte[] written(Measure measure, AsOfWindow window) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeByte(3);
    for (int i = 0; i < 4; i++) {
      out.writeLong(Long.MIN_VALUE);
    }
    out.writeLong(Long.MAX_VALUE);
    out.writeLong(Long.MAX_VALUE);
    out.writeShort(0);
    OwnerWire.writeEvents(new Pending(), new EventWire(StreamCatalog.shipped()), out);
    out.writeShort(1);
    out.writeUTF("");
    out.writeShort(1);
    out.writeLong(measure.windowId());
    window.write(out);
    SignalWire.writeAll(List.of(), out);
    OwnerWire.writeCoolDowns(Map.of(), out);
    OwnerWire.writeRestrictions(Map.of(), out);
    return bytes.toByteArray();
  }

  private static DataInputStream in(byte[] bytes) {
    return new DataInputStream(new ByteArrayInputStream(bytes));
  }

  private void restart() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    wire.write(state, new DataOutputStream(bytes));
    state = wire.read(in(bytes.toByteArray()));
  }

  private static Pattern pattern(String... aggregates) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < aggregates.length; i++) {
      lines.append("  v").append(i).append(": ").append(aggregates[i]).append('\n');
    }
    return Patterns.read(
        "shared",
        """
        key: account
        severity: low
        group: CTX
        action: {floor: monitor, scope: event, ttl: 1m}
        aggregates:
        %swhen: {on: payment, where: 'tenant_id != ""'}
        """
            .formatted(lines));
  }

  private static Happening payment(long minute) {
    long time = minute * MINUTE;
    return new Happening(
        "payment",
        "e" + minute,
        time,
        time,
        Map.of(
            "account_id",
            "A",
            "activity",
            "PAYMENT_INITIATE",
            "payee_id",
            "P" + minute,
            "base_amount_minor",
            10L));
  }

  /** The values as of a payment in some minute, in the order the pattern in force names them. */
  private List<Long> pay(long minute) {
    Event event = payment(minute).event();
    long watermark = event.time() - 1;
    evaluator.onWatermark(state, watermark, new Told());
    evaluator.eager(event, state, watermark, new Told());
    PatternPlan plan = versions.at(event.appendTime()).patterns().get(0);
    List<Long> values = new ArrayList<>();
    for (Measure measure : plan.measures()) {
      values.add(event.facts().bits(event.facts().find(measure.factId())));
    }
    return values;
  }
}
