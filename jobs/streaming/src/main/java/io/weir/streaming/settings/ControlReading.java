package io.weir.streaming.settings;

import io.weir.patterns.problem.Problem.Category;
import io.weir.patterns.problem.Suggestion;
import io.weir.signing.Authority;
import io.weir.signing.KeyFileException;
import io.weir.signing.KeyFiles;
import io.weir.signing.KeyRing;
import io.weir.signing.Right;
import io.weir.signing.Role;
import io.weir.signing.Rules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads who may change what the job does. */
final class ControlReading {
  private final GivenValues given;

  ControlReading(GivenValues given) {
    this.given = given;
  }

  ControlSettings read() {
    SignatureUse signatures = given.of(KnownControl.SIGNATURES);
    Path keys = given.of(KnownControl.KEYS);
    KeyRing ring = keys == null ? new KeyRing() : ring(keys);
    Rules rules = new Rules(roles(keys == null ? null : ring), twoPerson());
    Duration age = given.of(KnownControl.SIGNATURE_AGE);
    Path signingKey = given.of(KnownControl.SIGNING_KEY);
    Authority authority =
        signatures == SignatureUse.REQUIRED && age != null
            ? Authority.of(ring, rules, age)
            : Authority.OFF;
    List<String> refusals = signingKey == null ? List.of() : refusals(signingKey);
    return new ControlSettings(signatures, keys, authority, signingKey, refusals);
  }

  /** Only the job needs its private key: people who use its settings may not read it. */
  private List<String> refusals(Path signingKey) {
    String wrong =
        Files.isReadable(signingKey)
            ? KeyFiles.openness(signingKey)
            : "the key file '%s' cannot be read".formatted(signingKey);
    return wrong == null ? List.of() : List.of(given.place(KnownControl.SIGNING_KEY) + " " + wrong);
  }

  private KeyRing ring(Path directory) {
    try {
      return KeyRing.read(directory);
    } catch (KeyFileException e) {
      given.wrong(KnownControl.KEYS, Category.VALUE, e.getMessage());
      return new KeyRing();
    }
  }

  /**
   * Roles by key.
   *
   * @param ring the keys there are; null where nobody says
   */
  private Map<String, Map<Role, Long>> roles(KeyRing ring) {
    Map<String, Map<Role, Long>> roles = new HashMap<>();
    given
        .section(KnownControl.ROLES)
        .forEach(
            (name, words) -> {
              String key = KnownControl.ROLES.prefix() + name;
              if (ring != null && !ring.names().contains(name)) {
                String message = "no key in 'control.keys' is named '" + name + "'";
                given.wrong(
                    key, Category.NAME, message + Suggestion.didYouMean(name, ring.names()));
              }
              roles.put(name, rolesOf(key, words));
            });
    return roles;
  }

  private Map<Role, Long> rolesOf(String key, String text) {
    Map<Role, Long> roles = new EnumMap<>(Role.class);
    for (Dated one : dated(key, text, "until", Long.MAX_VALUE)) {
      Role role = Role.of(one.word());
      if (role == null) {
        List<String> known = Arrays.stream(Role.values()).map(Role::word).toList();
        String message = "there is no role '" + one.word() + "'";
        given.wrong(key, Category.NAME, message + Suggestion.or(one.word(), known, "; roles are "));
      } else if (roles.putIfAbsent(role, one.at()) != null) {
        given.wrong(key, Category.VALUE, one.twice("until"));
      }
    }
    return roles;
  }

  private Map<Right, Long> twoPerson() {
    Map<Right, Long> rights = new EnumMap<>(Right.class);
    String key = KnownControl.TWO_PERSON.name();
    String text = given.of(KnownControl.TWO_PERSON);
    for (Dated one : dated(key, text == null ? "" : text, "from", Long.MIN_VALUE)) {
      Right right =
          Arrays.stream(Right.values())
              .filter(known -> known.word().equals(one.word().toLowerCase(Locale.ROOT)))
              .findFirst()
              .orElse(null);
      if (right == null) {
        List<String> known = Arrays.stream(Right.values()).map(Right::word).toList();
        String message = "'" + one.word() + "' is nothing two persons could sign";
        given.wrong(key, Category.NAME, message + Suggestion.or(one.word(), known, "; "));
      } else if (rights.putIfAbsent(right, one.at()) != null) {
        given.wrong(key, Category.VALUE, one.twice("from"));
      }
    }
    return rights;
  }

  /** Words separated by commas, each with an instant perhaps; says what is wrong with others. */
  private List<Dated> dated(String key, String text, String preposition, long otherwise) {
    List<Dated> words = new ArrayList<>();
    for (String word : text.split(",", -1)) {
      if (!word.isBlank()) {
        Dated one = Dated.read(word.strip(), preposition, otherwise);
        if (one == null) {
          String right = "write '%s %s 2026-11-24T08:00:00Z'";
          String first = word.strip().split("\\s+", 2)[0];
          given.wrong(
              key,
              Category.VALUE,
              "'%s' says no instant; ".formatted(word.strip())
                  + right.formatted(first, preposition));
        } else {
          words.add(one);
        }
      }
    }
    return words;
  }
}
