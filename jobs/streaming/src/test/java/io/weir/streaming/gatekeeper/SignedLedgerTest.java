package io.weir.streaming.gatekeeper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.schemas.StreamCatalog;
import io.weir.signing.Authority;
import io.weir.signing.KeyFiles;
import io.weir.signing.KeyRing;
import io.weir.signing.Right;
import io.weir.signing.Role;
import io.weir.signing.Rules;
import io.weir.signing.Signatures;
import io.weir.signing.Signer;
import io.weir.streaming.kafka.ChangeRecord;
import io.weir.streaming.kafka.PatternPublisher;
import io.weir.streaming.record.ControlRecord;
import io.weir.streaming.record.PatternChange;
import io.weir.streaming.record.PatternChange.Kind;
import io.weir.streaming.record.Verdict;
import io.weir.streaming.stage.StageOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a change needs depends on what is in force before it. */
final class SignedLedgerTest {
  private static final long NOW = 1_800_000_000_000L;
  private static final long DAY = 86_400_000;
  private static final StreamCatalog CATALOG = StreamCatalog.shipped();

  @TempDir private Path directory;
  private final PatternHistory history = new PatternHistory(CATALOG, StageOptions.shippedPolicy());
  private final PatternPublisher publisher = new PatternPublisher("nowhere:1", "patterns");
  private Authority authority;
  private Signer ann;
  private Signer ben;
  private Signer onDuty;
  private Signer atNight;
  private Signer job;
  private long offset;

  @BeforeEach
  void trust() {
    ann = signer("ann");
    ben = signer("ben");
    onDuty = signer("duty");
    atNight = signer("night");
    job = signer("job");
    authority =
        Authority.of(
            KeyRing.read(directory),
            Rules.always(
                Map.of(
                    "ann", List.of(Role.AUTHOR),
                    "ben", List.of(Role.APPROVER),
                    "duty", List.of(Role.OPERATOR, Role.APPROVER),
                    "night", List.of(Role.OPERATOR),
                    "job", List.of(Role.JOB)),
                Set.of(Right.POLICY, Right.EMERGENCY, Right.WEAKEN)),
            Duration.ofMinutes(10));
  }

  private Signer signer(String name) {
    return Signer.read(KeyFiles.create(name, directory).get(0));
  }

  @Test
  void shouldLetAnAuthorTryInShadowAndOnlyAnApproverEnforce() {
    assertThat(publish(1, "shadow", ann).accepted()).isTrue();
    assertThat(publish(1, "enforce", ann).problems())
        .containsExactly(
            "signed by ann, which is not enough: a pattern in canary or enforce needs the signature"
                + " of approver, of two persons where the settings say so");
    assertThat(publish(1, "canary 5%", ann).accepted()).isFalse();
    assertThat(publish(1, "enforce", ben).accepted()).isTrue();
  }

  @Test
  void shouldLetNoAuthorTakeOutOfForceOrChangeWhatActs() {
    publish(1, "enforce", ben);

    assertThat(publish(1, "off", ann).accepted()).isFalse();
    assertThat(publish(2, "enforce", ann).accepted()).isFalse();
    assertThat(publish(2, "shadow", ann).accepted()).isFalse();
    assertThat(publish(1, "off", onDuty).accepted()).isFalse();
    assertThat(publish(1, "off", onDuty, atNight).accepted()).isTrue();
    assertThat(publish(2, "shadow", ann).accepted()).isTrue();
  }

  @Test
  void shouldLetTheJobTakeOutWhatWasPublishedLatelyAndNothingElse() {
    publish(1, "enforce", ben);

    assertThat(takeOut(2, "off", NOW).accepted()).as("what it wrote itself").isFalse();
    assertThat(takeOut(1, "shadow", NOW).accepted()).as("another mode").isFalse();
    assertThat(publish(1, "off", job).accepted()).as("in nobody's name").isFalse();
    assertThat(takeOut(1, "off", NOW + DAY + 501).problems())
        .containsExactly("the guard takes out only what was published in the 24 hours before");
    assertThat(takeOut(1, "off", NOW + DAY + 500).accepted()).isTrue();
    assertThat(publish(1, "enforce", job).accepted()).as("and back").isFalse();
    assertThat(publish(1, "enforce", ben).accepted()).isTrue();
  }

  @Test
  void shouldNotTakeOutWhatWasMendedMeanwhile() {
    publish(1, "enforce", ben);
    publish(2, "enforce", ben);

    assertThat(takeOut(1, "off", NOW + 1_000).problems())
        .containsExactly("the guard takes out what is in force, and changes nothing of it");
  }

  private Verdict takeOut(int version, String mode, long appended) {
    PatternChange change =
        new PatternChange(
            Kind.PATTERN, "a", version, text(version), mode, "guard", "", NOW + offset);
    return history.enter(entry(sign(change, job), appended));
  }

  @Test
  void shouldRefuseWhatNobodySigned() {
    assertThat(publish(1, "shadow").problems())
        .containsExactly(
            "not signed: a pattern in off or shadow needs the signature of author or approver");
  }

  @Test
  void shouldWantTwoPersonsForAPolicy() {
    assertThat(policy(ben).accepted()).isFalse();
    assertThat(policy(ben, ben).accepted()).isFalse();
    assertThat(policy(ben, ann).accepted()).isFalse();
    assertThat(policy(ben, onDuty).accepted()).isTrue();
  }

  @Test
  void shouldWantTwoPersonsForAnEmergency() {
    assertThat(emergency(onDuty).problems())
        .containsExactly(
            "signed by duty, which is not enough: an emergency level needs the signature of"
                + " operator, of two persons where the settings say so");
    assertThat(emergency(onDuty, ben).accepted()).isFalse();
    assertThat(emergency(onDuty, atNight).accepted()).isTrue();
  }

  @Test
  void shouldTakeTheGuardsWordFromTheJobAlone() {
    PatternChange said =
        new PatternChange(Kind.GUARD, "a bank", 1, "pattern: a\n", null, "", "", NOW);

    assertThat(enter(sign(said, ben, onDuty)).problems())
        .containsExactly(
            "signed by ben, duty, which is not enough: a statement of the job needs the signature"
                + " of job, of two persons where the settings say so");
  }

  @Test
  void shouldTakeAnEntrySomebodyKeptForACopy() {
    ChangeRecord off = change(1, "off", ben);
    assertThat(enter(off).accepted()).isTrue();
    assertThat(publish(1, "enforce", ben).accepted()).isTrue();

    assertThat(enter(off).problems())
        .containsExactly("this very entry stands in the log already: a copy");
  }

  @Test
  void shouldComeToTheSameVerdictsWhenTheLogIsReadAgain() {
    List<ChangeRecord> log =
        List.of(change(1, "shadow", ann), change(1, "enforce", ann), change(1, "enforce", ben));
    List<Boolean> first = log.stream().map(this::enter).map(Verdict::accepted).toList();
    PatternHistory again = new PatternHistory(CATALOG, StageOptions.shippedPolicy());
    offset = 0;

    assertThat(first).containsExactly(true, false, true);
    assertThat(log.stream().map(this::entry).map(again::enter).map(Verdict::accepted))
        .isEqualTo(first);
  }

  private Verdict publish(int version, String mode, Signer... signers) {
    return enter(change(version, mode, signers));
  }

  private Verdict policy(Signer... signers) {
    return enter(
        sign(
            new PatternChange(
                Kind.POLICY, "policy", 1, StageOptions.shippedPolicy(), null, "", "", NOW),
            signers));
  }

  private Verdict emergency(Signer... signers) {
    String content = "level: 1\nuntil: 2027-01-15T09:00:00Z\n";
    return enter(
        sign(
            new PatternChange(Kind.EMERGENCY, "all", 1, content, null, "", "an attack", NOW),
            signers));
  }

  private ChangeRecord change(int version, String mode, Signer... signers) {
    return sign(
        new PatternChange(Kind.PATTERN, "a", version, text(version), mode, "", "", NOW + offset),
        signers);
  }

  private ChangeRecord sign(PatternChange change, Signer... signers) {
    ChangeRecord record = publisher.record(change);
    return record.signed(
        Stream.of(signers)
            .map(signer -> signer.sign(Signatures.PATTERNS, record.digest(), NOW))
            .toList());
  }

  private Verdict enter(ChangeRecord record) {
    return history.enter(entry(record));
  }

  private ControlRecord entry(ChangeRecord record) {
    return entry(record, NOW);
  }

  private ControlRecord entry(ChangeRecord record, long appended) {
    assertThat(record.key()).isEqualTo(record.change().id().getBytes(UTF_8));
    return ControlRecord.of(
        record.change(),
        "patterns",
        0,
        offset++,
        appended,
        authority.grant(
            Signatures.PATTERNS, record.key(), record.value(), record.signatures(), NOW));
  }

  private static String text(int version) {
    return """
        id: a
        version: %d
        title: A case
        status: test
        mode: shadow
        owner: nobody
        description: Made up.
        falsePositives: [All.]
        runbook: None.
        key: account
        severity: low
        group: CHG
        action: {floor: monitor, scope: event, ttl: 1h}
        when: {on: login, where: 'activity == "PASSWORD_RESET"'}
        tests:
          - name: hit
            events: [{at: 0s, login: {account_id: A, activity: PASSWORD_RESET}}]
            expect: [{at: 0s}]
          - name: nothing
            events: [{at: 0s, login: {account_id: A, activity: LOGON}}]
            expect: []
        """
        .formatted(version);
  }
}
