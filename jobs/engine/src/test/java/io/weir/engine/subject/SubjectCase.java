package io.weir.engine.subject;

import io.weir.engine.program.Versions;
import io.weir.engine.property.Cases;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Patterns;
import io.weir.schemas.StreamCatalog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Patterns of addresses and of their network, and logins from one network.
 *
 * @param patterns what is counted
 * @param arrivals in order of arrival
 */
record SubjectCase(List<Counted> patterns, List<Happening> arrivals) {

  /**
   * A pattern that holds where enough logins failed.
   *
   * @param key ip or subnet
   * @param over window in seconds
   * @param least failures at which it holds
   * @param graver failures at which it holds more severely
   * @param ttl life of its signals in seconds
   * @param graverTtl life of the more severe in seconds, as long at least
   * @param floor what the more severe asks for; the other asks for a step-up
   * @param distinct whether login names are counted instead of logins
   */
  record Counted(
      String key,
      int over,
      int least,
      int graver,
      int ttl,
      int graverTtl,
      String floor,
      boolean distinct) {

    String text() {
      return """
          key: %s
          severity: low
          group: SRC
          action: {floor: step-up, scope: %s, ttl: %ds}
          aggregates:
            n: {%s, where: 'status == "FAILURE"', over: %ds}
          reason: '{n} failures'
          alternatives:
            - name: graver
              severity: high
              action: {floor: %s, scope: %s, ttl: %ds}
              when: {on: login, where: 'n >= %d'}
            - {name: enough, when: {on: login, where: 'n >= %d'}}
          """
          .formatted(
              key,
              scope(),
              ttl,
              distinct ? "distinct: login.username_hash" : "count: login",
              over,
              floor,
              scope(),
              graverTtl,
              graver,
              least);
    }

    private String scope() {
      return key.equals("ip") ? "ip-login" : "net-login";
    }

    /** Milliseconds in which one signal is raised at most. */
    long pane() {
      return Math.max(1000, Math.min(over * 1000L / 64, ttl * 1000L));
    }

    /** The subject an event has; null where it has none. */
    String keyOf(Happening event) {
      String ip = (String) event.fields().get("src_ip");
      return ip == null ? null : key.equals("ip") ? ip : "192.0.2.0/24";
    }

    /** How often logins failed as of an event, it included. */
    long failures(Happening asking, List<Happening> sorted) {
      List<Happening> failed =
          sorted.stream()
              .filter(one -> one.compareTo(asking) <= 0)
              .filter(one -> one.time() > asking.time() - over * 1000L)
              .filter(one -> "FAILURE".equals(one.fields().get("status")))
              .filter(one -> keyOf(one) != null && keyOf(one).equals(keyOf(asking)))
              .toList();
      return distinct
          ? failed.stream().map(one -> one.fields().get("username_hash")).distinct().count()
          : failed.size();
    }
  }

  static SubjectCase random(Random random) {
    List<Counted> patterns = new ArrayList<>();
    for (int i = 1 + random.nextInt(2); i > 0; i--) {
      int least = 1 + random.nextInt(4);
      int ttl = 1 + random.nextInt(100);
      patterns.add(
          new Counted(
              random.nextBoolean() ? "ip" : "subnet",
              1 + random.nextInt(600),
              least,
              least + 1 + random.nextInt(3),
              ttl,
              ttl + random.nextInt(50),
              random.nextBoolean() ? "hold" : "step-up",
              random.nextBoolean()));
    }
    int lateness = random.nextInt(4) == 0 ? 1 : 1 + random.nextInt(30_000);
    int length = 1_000 * (1 + random.nextInt(300));
    List<Happening> arrivals = new ArrayList<>();
    for (int i = 3 + random.nextInt(40); i > 0; i--) {
      long time = random.nextInt(length);
      Map<String, Object> fields = new HashMap<>();
      fields.put("activity", "LOGON");
      fields.put("status", random.nextInt(3) == 0 ? "SUCCESS" : "FAILURE");
      fields.put("username_hash", "U" + random.nextInt(6));
      if (random.nextInt(5) > 0) {
        fields.put("account_id", "A" + random.nextInt(4));
      }
      if (random.nextInt(10) > 0) {
        fields.put("src_ip", "192.0.2." + (1 + random.nextInt(3)));
      }
      boolean ahead = random.nextInt(8) == 0;
      long append = ahead ? time - random.nextInt(300_000) : time + random.nextInt(lateness);
      Happening login = new Happening("login", "e" + i, time, append, fields);
      boolean late = !ahead && random.nextInt(12) == 0;
      login = late ? login.appendedAt(append + 60_000).tooLate() : login;
      arrivals.add(login);
      if (random.nextInt(8) == 0) {
        arrivals.add(login);
      }
    }
    arrivals.sort(Comparator.comparingLong(Happening::append));
    return new SubjectCase(patterns, arrivals);
  }

  Versions versions() {
    Versions versions = new Versions(StreamCatalog.shipped(), Patterns.POLICY);
    for (int i = 0; i < patterns.size(); i++) {
      versions.put(Patterns.read("p" + i, patterns.get(i).text()), Long.MIN_VALUE);
    }
    return versions;
  }

  /** Each event once, sorted. */
  List<Happening> distinct() {
    return arrivals.stream().distinct().sorted().toList();
  }

  /** What counts: each event once that came in time, sorted. */
  List<Happening> inTime() {
    return distinct().stream().filter(one -> !one.late()).toList();
  }

  List<SubjectCase> smaller() {
    List<SubjectCase> smaller = new ArrayList<>();
    for (List<Counted> fewer : Cases.without(patterns)) {
      if (!fewer.isEmpty()) {
        smaller.add(new SubjectCase(fewer, arrivals));
      }
    }
    Cases.without(arrivals).forEach(fewer -> smaller.add(new SubjectCase(patterns, fewer)));
    return smaller;
  }
}
