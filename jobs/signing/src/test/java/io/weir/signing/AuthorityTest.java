package io.weir.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each test changes one thing of a record that is rightly signed. */
final class AuthorityTest {
  private static final long NOW = 1_800_000_000_000L;
  private static final long AGE = Duration.ofMinutes(10).toMillis();
  private static final byte[] KEY = "a-pattern".getBytes(UTF_8);
  private static final byte[] VALUE = "mode: enforce".getBytes(UTF_8);

  @TempDir private Path directory;
  private Signer alice;
  private Signer bob;
  private Signer carol;

  @BeforeEach
  void makeKeys() {
    alice = signer("alice");
    bob = signer("bob");
    carol = signer("carol");
  }

  private Signer signer(String name) {
    return Signer.read(KeyFiles.create(name, directory).get(0));
  }

  @Test
  void shouldAllowWhatTheRolesOfTheSignerAllow() {
    Grant grant = grant(sign(alice));

    assertThat(grant.signers()).containsExactly("alice");
    assertThat(grant.allows(Right.DRAFT)).isTrue();
    assertThat(grant.allows(Right.ENFORCE)).isTrue();
    assertThat(grant.allows(Right.LIST)).isFalse();
  }

  @Test
  void shouldAllowNothingUnsigned() {
    Grant grant = grant();

    assertThat(grant.rights()).isEmpty();
    assertThat(grant.refusal(Right.ENFORCE))
        .isEqualTo("not signed: a pattern in canary or enforce needs the signature of approver");
  }

  @Test
  void shouldAllowNothingOfWhatWasChangedSinceOrStandsElsewhere() {
    String signed = sign(alice);
    byte[] loosened = "mode: shadow!".getBytes(UTF_8);

    assertNothing(authority().grant(Signatures.PATTERNS, KEY, loosened, List.of(signed), NOW));
    byte[] another = "b-pattern".getBytes(UTF_8);
    assertNothing(authority().grant(Signatures.PATTERNS, another, VALUE, List.of(signed), NOW));
    assertNothing(authority().grant(Signatures.PATTERNS, null, VALUE, List.of(signed), NOW));
    assertNothing(authority().grant("indicator", KEY, VALUE, List.of(signed), NOW));
  }

  @Test
  void shouldTellKeyAndValueApart() {
    assertThat(Signatures.digest("ab".getBytes(UTF_8), "c".getBytes(UTF_8)))
        .isNotEqualTo(Signatures.digest("a".getBytes(UTF_8), "bc".getBytes(UTF_8)));
    assertThat(Signatures.digest(new byte[0], VALUE)).isNotEqualTo(Signatures.digest(null, VALUE));
  }

  @Test
  void shouldAllowNothingToWhoIsNotTrusted() {
    Signer eve = Signer.read(KeyFiles.create("alice", directory.resolve("eve")).get(0));
    Signer mallory = Signer.read(KeyFiles.create("mallory", directory.resolve("m")).get(0));

    assertNothing(grant(sign(eve)));
    assertThat(grant(sign(mallory)).refusal(Right.DRAFT))
        .startsWith("badly signed: signed by 'mallory', whose key is not trusted here");
  }

  @Test
  void shouldAllowNothingToAKeyWithoutARole() {
    Grant grant = grant(sign(carol));

    assertThat(grant.signers()).containsExactly("carol");
    assertThat(grant.rights()).isEmpty();
    assertThat(grant.refusal(Right.POLICY)).startsWith("signed by carol, which is not enough");
  }

  @Test
  void shouldWantTwoPersonsWhereTheSettingsSayAndNotOneTwice() {
    String again = alice.sign(Signatures.PATTERNS, Signatures.digest(KEY, VALUE), NOW - 1);

    assertThat(grant(sign(alice), again).allows(Right.POLICY)).isFalse();
    assertThat(grant(sign(alice), sign(carol)).allows(Right.POLICY)).isFalse();
    assertThat(grant(sign(alice), sign(bob)).allows(Right.POLICY)).isTrue();
  }

  @Test
  void shouldCountAGoodSignatureBesideABadOne() {
    Grant grant = grant("nonsense", sign(bob));

    assertThat(grant.signers()).containsExactly("bob");
    assertThat(grant.allows(Right.ENFORCE)).isTrue();
  }

  @Test
  void shouldRefuseWhatWasSignedLongAgoUnlessSomebodySignsItNow() {
    String old = alice.sign(Signatures.PATTERNS, Signatures.digest(KEY, VALUE), NOW - AGE - 1);
    String ahead = alice.sign(Signatures.PATTERNS, Signatures.digest(KEY, VALUE), NOW + AGE + 1);

    assertNothing(grant(old));
    assertNothing(grant(ahead));
    assertThat(grant(old, sign(bob)).allows(Right.POLICY)).isTrue();
  }

  @Test
  void shouldRefuseASecondSignatureOnWhatWasSignedWeeksAgo() {
    long then = NOW - Authority.FIRST_SIGNATURE_MILLIS - 1;
    String old = alice.sign(Signatures.PATTERNS, Signatures.digest(KEY, VALUE), then);

    assertThat(grant(old, sign(bob)).signers()).containsExactly("bob");
    assertThat(grant(old, sign(bob)).allows(Right.POLICY)).isFalse();
    assertThat(grant(old, sign(bob)).problems())
        .containsExactly("the signature of alice is too old");
  }

  /** Headers of all kinds under a name that is trusted, and under none. */
  @Test
  void shouldReadNoSignatureIntoAnExceptionWhateverItsHeaderHolds() {
    List<String> values =
        List.of("5", "null", "true", "[]", "[5]", "{}", "{\"a\":5}", "\"alice\"", "1e400", "\"\"");
    List<String> names =
        List.of("alg", "kid", "typ", "at", "crit", "b64", "jwk", "x5c", "jku", "zip");
    int refused = 0;
    for (String name : names) {
      for (String value : values) {
        for (String alg : List.of("EdDSA", "none")) {
          String header =
              "{\"alg\":\"" + alg + "\",\"kid\":\"alice\",\"" + name + "\":" + value + "}";
          String encoded =
              Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(UTF_8));
          for (String rest : List.of(".AA.", "..", ".AA", "..AAAA")) {
            assertNothing(grant(encoded + rest));
            refused++;
          }
        }
      }
    }
    assertThat(refused).isEqualTo(800);
  }

  @Test
  void shouldKnowARetiredKeyForWhatItSignedBefore() {
    KeyFiles.retire(directory.resolve("alice.public.jwk"), NOW + 1_000);
    String then = alice.sign(Signatures.PATTERNS, Signatures.digest(KEY, VALUE), NOW + 1_000);

    assertThat(grant(sign(alice)).allows(Right.ENFORCE)).isTrue();
    assertNothing(authority().grant(Signatures.PATTERNS, KEY, VALUE, List.of(then), NOW + 1_000));
  }

  @Test
  void shouldTakeNoOtherAlgorithmsWordForIt() {
    String payloadless = sign(alice);
    for (String header :
        List.of(
            "{\"alg\":\"none\",\"kid\":\"alice\",\"typ\":\"weir-patterns\",\"at\":" + NOW + "}",
            "{\"alg\":\"HS256\",\"kid\":\"alice\",\"typ\":\"weir-patterns\",\"at\":" + NOW + "}")) {
      String forged =
          Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(UTF_8));
      assertNothing(grant(forged + ".."));
      assertNothing(grant(forged + payloadless.substring(payloadless.indexOf('.'))));
    }
  }

  @Test
  void shouldLookAtFewAndShortSignaturesOnly() {
    String none = "x".repeat(100_000);

    assertNothing(grant(none));
    assertNothing(grant("a", "b", "c", "d", sign(alice)));
    assertThat(grant("a", "b", "c", sign(alice)).allows(Right.DRAFT)).isTrue();
  }

  @Test
  void shouldAllowEverythingWhereNobodyAsks() {
    Grant grant = Authority.OFF.grant(Signatures.PATTERNS, KEY, VALUE, List.of(), NOW);

    assertThat(grant.rights()).containsExactlyInAnyOrder(Right.values());
    assertThat(grant.signers()).isEmpty();
    assertThat(grant.digest()).isEqualTo(Signatures.digest(KEY, VALUE));
  }

  @Test
  void shouldBeTheSameOnEveryMachine() throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new ObjectOutputStream(bytes).writeObject(authority());
    Authority sent =
        (Authority)
            new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();

    assertThat(sent.grant(Signatures.PATTERNS, KEY, VALUE, List.of(sign(alice)), NOW))
        .isEqualTo(grant(sign(alice)));
  }

  private static void assertNothing(Grant grant) {
    assertThat(grant.signers()).isEmpty();
    assertThat(grant.rights()).isEmpty();
    assertThat(grant.problems()).isNotEmpty();
  }

  private static String sign(Signer signer) {
    return signer.sign(Signatures.PATTERNS, Signatures.digest(KEY, VALUE), NOW);
  }

  private Grant grant(String... signatures) {
    return authority().grant(Signatures.PATTERNS, KEY, VALUE, List.of(signatures), NOW);
  }

  private Authority authority() {
    return Authority.of(
        KeyRing.read(directory),
        Rules.always(
            Map.of("alice", List.of(Role.APPROVER), "bob", List.of(Role.APPROVER)),
            Set.of(Right.POLICY)),
        Duration.ofMillis(AGE));
  }
}
