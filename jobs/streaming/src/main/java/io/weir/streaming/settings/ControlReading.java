package io.weir.streaming.settings;

import io.weir.patterns.problem.Problem.Category;
import io.weir.patterns.problem.Suggestion;
import io.weir.signing.Authority;
import io.weir.signing.KeyFileException;
import io.weir.signing.KeyFiles;
import io.weir.signing.KeyRing;
import io.weir.signing.Right;
import io.weir.signing.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

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
    Map<String, List<Role>> roles = roles(keys == null ? null : ring);
    Set<Right> twoPerson = twoPerson();
    Duration age = given.of(KnownControl.SIGNATURE_AGE);
    Path signingKey = given.of(KnownControl.SIGNING_KEY);
    Authority authority =
        signatures == SignatureUse.REQUIRED && age != null
            ? Authority.of(ring, roles, twoPerson, age)
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
  private Map<String, List<Role>> roles(KeyRing ring) {
    Map<String, List<Role>> roles = new HashMap<>();
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

  private List<Role> rolesOf(String key, String words) {
    List<Role> roles = new ArrayList<>();
    for (String word : words(words)) {
      Role role = Role.of(word);
      if (role == null) {
        List<String> known = Arrays.stream(Role.values()).map(Role::word).toList();
        String message = "there is no role '" + word + "'";
        given.wrong(key, Category.NAME, message + Suggestion.or(word, known, "; roles are "));
      } else {
        roles.add(role);
      }
    }
    return roles;
  }

  private Set<Right> twoPerson() {
    EnumSet<Right> rights = EnumSet.noneOf(Right.class);
    String text = given.of(KnownControl.TWO_PERSON);
    for (String word : words(text == null ? "" : text)) {
      Right right =
          Arrays.stream(Right.values())
              .filter(one -> one.word().equals(word.toLowerCase(Locale.ROOT)))
              .findFirst()
              .orElse(null);
      if (right == null) {
        List<String> known = Arrays.stream(Right.values()).map(Right::word).toList();
        String message = "'" + word + "' is nothing two persons could sign";
        given.wrong(
            KnownControl.TWO_PERSON.name(),
            Category.NAME,
            message + Suggestion.or(word, known, "; "));
      } else {
        rights.add(right);
      }
    }
    return rights;
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.split(",")).map(String::strip).filter(w -> !w.isEmpty()).toList();
  }
}
