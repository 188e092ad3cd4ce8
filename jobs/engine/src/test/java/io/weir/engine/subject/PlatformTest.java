package io.weir.engine.subject;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.event.Event;
import io.weir.engine.outlet.Outlet.Tallied;
import io.weir.engine.program.Versions;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Patterns;
import io.weir.engine.signal.Signal;
import io.weir.engine.walk.Told;
import io.weir.engine.walk.Walk;
import io.weir.engine.wire.EventWire;
import io.weir.schemas.StreamCatalog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A platform is added up in shares, and comes to the same in whatever order events arrive. */
final class PlatformTest {
  private static final int SEEDS = 50;
  private static final long LATENESS = 60_000;

  private final PlatformWire wire = new PlatformWire(new EventWire(StreamCatalog.shipped()));
  private final Map<String, ShareState> shares = new HashMap<>();
  private final Told told = new Told();
  private PlatformState whole = new PlatformState();

  private record Arrival(long at, Event event) {}

  @Test
  void shouldCountEveryEventOnceHoweverManyShares() {
    Versions versions = versions("failures == 100 && names == 40 && failed.or(0.0) == 0.5");

    run(versions, events(200), new Random(1));

    assertThat(standing(told)).containsExactly("by e199 at 19900");
  }

  @Test
  void shouldComeToTheSameInWhateverOrderEventsArriveAndHoweverOften() {
    String reached = "failures >= 60 && names >= 35 && failed.or(0.0) >= 0.5";
    List<Event> events = events(300);
    List<String> expected =
        standing(new Walk(StreamCatalog.shipped(), versions(reached)).run(events));
    assertThat(expected).isNotEmpty();

    for (int seed = 0; seed < SEEDS; seed++) {
      shares.clear();
      whole = new PlatformState();
      List<Event> arrivals = new ArrayList<>(events);
      arrivals.addAll(events.subList(100, 160));
      Told said = new Told();
      runInto(versions(reached), arrivals, new Random(seed), said);

      assertThat(standing(said)).as("seed %d", seed).isEqualTo(expected);
      assertThat(said.count(Tallied.DUPLICATE, 0)).as("duplicates").isEqualTo(60);
    }
  }

  @Test
  void shouldKeepNothingWhenAllHasEnded() {
    Versions versions = versions("failures >= 10");
    run(versions, events(50), new Random(3));
    assertThat(whole.isEmpty()).isFalse();
    long end = Happening.START + 100L * 24 * 3_600_000;

    PlatformEvaluator platform = new PlatformEvaluator(versions);
    ShareEvaluator share = new ShareEvaluator(versions);
    platform.onWatermark(whole, end, told);
    shares.values().forEach(state -> share.send(state, end, slice -> {}));

    assertThat(whole.isEmpty()).isTrue();
    assertThat(shares.values()).allMatch(ShareState::isEmpty);
    assertThat(platform.nextEnd(whole)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void shouldStayBoundedUnderAFloodOfNames() {
    Versions versions = versions("names >= 40000");
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 50_000; i++) {
      events.add(login("e" + i, i % 5_000, "FAILURE", "n" + i));
    }

    run(versions, events, new Random(4));

    assertThat(standing(told)).hasSize(1);
    assertThat(bytes(whole)).isLessThan(200_000);
  }

  private static Versions versions(String condition) {
    Versions versions = new Versions(StreamCatalog.shipped(), Patterns.POLICY);
    versions.put(
        Patterns.read(
            "flood",
            """
            key: platform
            severity: high
            group: PLAT
            action: {floor: monitor, scope: event, ttl: 1h}
            aggregates:
              failures: {count: login, over: 10m, where: 'status == "FAILURE"'}
              names: {distinct: login.username_hash, over: 10m, where: 'status == "FAILURE"'}
              failed: {ratio: login, of: 'status == "FAILURE"', over: 10m}
            reason: '{failures} failures under {names} names'
            when: {on: login, where: 'activity == "LOGON" && %s'}
            """
                .formatted(condition)),
        Long.MIN_VALUE);
    return versions;
  }

  /** Every tenth of a second one; each second fails, under one of forty names. */
  private static List<Event> events(int number) {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      events.add(login("e" + i, i * 100L, i % 2 == 0 ? "FAILURE" : "SUCCESS", "n" + (i / 2) % 40));
    }
    return events;
  }

  private static Event login(String id, long time, String status, String name) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("activity", "LOGON");
    fields.put("status", status);
    fields.put("username_hash", name);
    return new Happening("login", id, time, time, fields).event();
  }

  private void run(Versions versions, List<Event> events, Random random) {
    runInto(versions, events, random, told);
  }

  /** Events arrive out of order, within the lateness; all state is written and read in between. */
  private void runInto(Versions versions, List<Event> events, Random random, Told into) {
    ShareEvaluator share = new ShareEvaluator(versions);
    PlatformEvaluator platform = new PlatformEvaluator(versions);
    List<Arrival> arrivals = new ArrayList<>();
    for (Event event : events) {
      arrivals.add(new Arrival(event.time() + random.nextInt((int) LATENESS), event.copy()));
    }
    Collections.shuffle(arrivals, random);
    arrivals.sort(Comparator.comparing(Arrival::at));
    long watermark = Long.MIN_VALUE;
    for (Arrival arrival : arrivals) {
      Event event = arrival.event();
      ShareState state = shares.computeIfAbsent(Shares.key(event), key -> new ShareState());
      share.take(event, state, watermark, into);
      long next = arrival.at() - LATENESS;
      if (next > watermark + 1_000 || watermark == Long.MIN_VALUE) {
        watermark = next;
        pass(share, platform, watermark, into);
        restart();
      }
    }
    pass(share, platform, Happening.START + 3_600_000, into);
  }

  private void pass(ShareEvaluator share, PlatformEvaluator platform, long watermark, Told into) {
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
        one.setValue(
            wire.readShare(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))));
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      wire.write(whole, new DataOutputStream(bytes));
      whole = wire.readPlatform(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int bytes(PlatformState state) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      wire.write(state, new DataOutputStream(bytes));
      return bytes.size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> standing(Told told) {
    return told.standing().stream().map(PlatformTest::text).toList();
  }

  private static String text(Signal signal) {
    return "by %s at %d"
        .formatted(signal.live().sinceId(), signal.live().since() - Happening.START);
  }
}
