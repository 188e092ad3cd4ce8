package io.weir.engine.subject;

import io.weir.engine.event.Event;
import io.weir.engine.program.Versions;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Patterns;
import io.weir.engine.walk.Told;
import io.weir.engine.wire.EventWire;
import io.weir.schemas.StreamCatalog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Statements on their way, and how far time has passed; all state is written and read. */
final class PlatformRun {
  private static final String CAMPAIGN =
      """
      key: platform
      severity: high
      group: PLAT
      action: {floor: monitor, scope: event, ttl: 4h}
      aggregates:
        victims: {distinct: signal.account_id, over: 1h, where: 'severity in ["HIGH", "CRITICAL"] && pattern_id == "other"'}
      reason: '{victims} accounts'
      when: {on: signal, where: 'pattern_id == "%s" && severity in ["HIGH", "CRITICAL"] && victims >= %d'}
      """;

  private final Versions versions = new Versions(StreamCatalog.shipped(), Patterns.POLICY);
  final PlatformWire wire = new PlatformWire(new EventWire(StreamCatalog.shipped()));
  final Map<String, ShareState> shares = new HashMap<>();
  private final ShareEvaluator share;
  private final PlatformEvaluator platform;
  private final Told into;
  PlatformState whole = new PlatformState();
  private long watermark = Happening.START - 60_000;

  PlatformRun(String asking, int least, Told into) {
    this.into = into;
    versions.put(Patterns.read("campaign", CAMPAIGN.formatted(asking, least)), Long.MIN_VALUE);
    share = new ShareEvaluator(versions);
    platform = new PlatformEvaluator(versions);
  }

  void take(Event event) {
    ShareState state = shares.computeIfAbsent(Shares.key(event), key -> new ShareState());
    share.take(event, state, watermark, into);
  }

  void pass(long time) {
    watermark = Math.max(watermark, Happening.START + time);
    restart();
    shares
        .values()
        .forEach(one -> share.send(one, watermark, slice -> platform.take(slice, whole)));
    platform.onWatermark(whole, watermark, into);
  }

  private void restart() {
    try {
      for (Map.Entry<String, ShareState> one : shares.entrySet()) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        wire.write(one.getValue(), new DataOutputStream(bytes));
        one.setValue(wire.readShare(read(bytes)));
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      wire.write(whole, new DataOutputStream(bytes));
      whole = wire.readPlatform(read(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DataInputStream read(ByteArrayOutputStream bytes) {
    return new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
  }

  /** Of a severity, or null where it is withdrawn. */
  static Event signal(String id, long time, long revision, String severity) {
    return statement("other", id, time, revision, severity);
  }

  static Event statement(String pattern, String id, long time, long revision, String severity) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("activity", severity == null ? "WITHDRAWN" : "RAISED");
    fields.put("signal_id", id);
    fields.put("revision", revision);
    fields.put("version", 1L);
    fields.put("pattern_id", pattern);
    fields.put("alternative", pattern);
    fields.put("severity", severity == null ? "HIGH" : severity);
    fields.put("mode", "ENFORCE");
    fields.put("account_id", "A" + id);
    fields.put("group", "AUTH");
    fields.put("key_dimension", "account");
    fields.put("key", "A" + id);
    fields.put("event_ids", List.of("x"));
    fields.put("reason", "r");
    fields.put("expires_at", Happening.START + 86_400_000L);
    fields.put("degraded", false);
    return new Happening("signal", id, time, time, fields).event();
  }

  static Event probe() {
    return statement("probe", "probe", 120_000, 0, "HIGH");
  }
}
