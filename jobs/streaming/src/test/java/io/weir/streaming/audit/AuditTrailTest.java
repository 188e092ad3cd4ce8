package io.weir.streaming.audit;

import static io.weir.streaming.Samples.CATALOG;
import static io.weir.streaming.Samples.T;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.schemas.EventCodec;
import io.weir.signing.Authority;
import io.weir.signing.KeyFiles;
import io.weir.signing.KeyRing;
import io.weir.signing.Role;
import io.weir.signing.Rules;
import io.weir.streaming.record.AuditEntry;
import io.weir.streaming.record.OutRecord;
import io.weir.streaming.serial.WireType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.generic.GenericRecord;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The chain as the job writes it, walked; then with one thing changed. */
@SuppressWarnings("try") // closing a harness may throw anything
final class AuditTrailTest {
  private static final EventCodec CODEC = new EventCodec(CATALOG.schemas());

  @TempDir private Path directory;
  private Authority authority;
  private String jobKey;

  @BeforeEach
  void trust() {
    jobKey = KeyFiles.create("job", directory).get(0).toString();
    authority =
        Authority.of(
            KeyRing.read(directory),
            Rules.always(Map.of("job", List.of(Role.JOB)), Set.of()),
            Duration.ofMinutes(10));
  }

  @Test
  void shouldChainEveryRecordToTheOneBefore() throws Exception {
    List<OutRecord> trail = new ArrayList<>();
    write(null, trail, 0, 1, 2);

    AuditWalk walk = walk(trail);
    assertThat(walk.breaks()).isEmpty();
    assertThat(walk.records()).isEqualTo(3);
    assertThat(walk.repeats()).isZero();
    assertThat(walk.last().sequence()).isEqualTo(3);
    assertThat(signatures(trail).problems()).isEmpty();
    assertThat(signatures(trail).checked()).isEqualTo(3);
  }

  @Test
  void shouldNoticeARecordThatWasChangedLeftOutOrPutElsewhere() throws Exception {
    List<OutRecord> trail = new ArrayList<>();
    write(null, trail, 0, 1, 2, 3);

    List<OutRecord> changed = new ArrayList<>(trail);
    changed.set(1, tampered(trail.get(1)));
    assertThat(walk(changed).breaks())
        .containsExactly(
            "offset 2: record 3 does not follow record 2: one of them was changed, or others are"
                + " missing");
    assertThat(signatures(changed).problems())
        .containsExactly("offset 1: the signature of 'job' is not of this record");

    List<OutRecord> shorter = new ArrayList<>(trail);
    shorter.remove(1);
    assertThat(walk(shorter).breaks()).hasSize(1);

    List<OutRecord> swapped = new ArrayList<>(trail);
    swapped.set(1, trail.get(2));
    swapped.set(2, trail.get(1));
    assertThat(walk(swapped).breaks()).isNotEmpty();
  }

  @Test
  void shouldNotFollowARecordThatClaimsToStandFarBehind() throws Exception {
    List<OutRecord> trail = new ArrayList<>();
    write(null, trail, 0, 1);
    GenericRecord far = decoded(trail.get(1));
    far.put("sequence", 2_000_000_000L);
    AuditWalk walk = walk(trail.subList(0, 1));
    walk.take(1, trail.get(1).value(), far);

    assertThat(walk.breaks()).hasSize(1);
    assertThat(walk.last().sequence()).isEqualTo(1);
  }

  @Test
  void shouldNoticeATrailThatWasWrittenAnewWithoutTheJobsKey() throws Exception {
    List<OutRecord> trail = new ArrayList<>();
    write(null, trail, 0, 1);
    String key = jobKey;
    jobKey = null;
    List<OutRecord> anew = new ArrayList<>();
    write(null, anew, 0, 2, 3);
    jobKey = key;

    assertThat(signatures(trail).problems()).isEmpty();
    assertThat(walk(anew).breaks()).as("whoever writes it can chain it").isEmpty();
    assertThat(signatures(anew).problems())
        .containsExactly("the job did not sign 3 records, the first at offset 0");
    authority =
        Authority.of(
            KeyRing.read(directory), Rules.always(Map.of(), Set.of()), Duration.ofMinutes(10));
    assertThat(signatures(anew).problems()).as("no key is the job's").isEmpty();
    assertThat(signatures(anew).unsealed()).isEqualTo(3);
  }

  @Test
  void shouldNoticeAnEndThatWasCutOffByTheHeadSomebodyKept() throws Exception {
    List<OutRecord> trail = new ArrayList<>();
    write(null, trail, 0, 1, 2);
    Link head = walk(trail).last();

    assertThat(walk(trail, head).breaks()).isEmpty();
    assertThat(walk(trail.subList(0, 2), head).breaks())
        .containsExactly(
            "the chain has no record " + head + ": its end was cut off or written anew");
    assertThat(Link.parse(head.toString())).isEqualTo(head);
  }

  @Test
  void shouldBeginWithWhatRetentionLeft() throws Exception {
    List<OutRecord> trail = new ArrayList<>();
    write(null, trail, 0, 1, 2, 3, 4);
    Link second = walk(trail.subList(0, 2)).last();
    Link fourth = walk(trail.subList(0, 4)).last();
    List<OutRecord> left = new ArrayList<>(trail.subList(2, 5));

    assertThat(walk(left).breaks()).as("as if nothing were missing").isNotEmpty();
    for (Link head : List.of(Link.START, second, fourth)) {
      AuditWalk walk = walk(AuditWalk.fromWhatIsLeft(head), left);
      assertThat(walk.breaks()).isEmpty();
      assertThat(walk.first()).isEqualTo(3);
      assertThat(walk.last()).isEqualTo(walk(trail).last());
    }
    Link first = walk(trail.subList(0, 1)).last();
    assertThat(walk(AuditWalk.fromWhatIsLeft(first), left).breaks())
        .containsExactly("what is left begins with record 3, behind " + first);
    left.remove(1);
    assertThat(walk(AuditWalk.fromWhatIsLeft(Link.START), left).breaks()).hasSize(1);
    assertThat(walk(AuditWalk.fromWhatIsLeft(Link.START), List.of()).breaks()).isEmpty();
  }

  @Test
  void shouldBeginBehindAPlaceSomebodyKept() throws Exception {
    List<OutRecord> trail = new ArrayList<>();
    write(null, trail, 0, 1, 2, 3);
    Link second = walk(trail.subList(0, 2)).last();
    Link last = walk(trail).last();
    trail.set(0, tampered(trail.get(0)));

    AuditWalk walk = walk(AuditWalk.behind(second, last), trail);
    assertThat(walk.breaks()).isEmpty();
    assertThat(walk.records()).isEqualTo(2);
    assertThat(walk(AuditWalk.behind(second, Link.START), trail.subList(2, 4)).breaks()).isEmpty();
    assertThat(walk(AuditWalk.behind(last, Link.START), trail).last()).isEqualTo(last);
    assertThat(walk(AuditWalk.behind(last, Link.START), trail.subList(0, 3)).breaks())
        .containsExactly("the chain has no record " + last + " to begin behind");
  }

  @Test
  void shouldTellARecoveryBehindWhatIsLeftFromTampering() throws Exception {
    List<OutRecord> trail = new ArrayList<>();
    OperatorSubtaskState checkpoint = write(null, trail, 0, 1);
    write(checkpoint, trail, 2, 3, 4);
    write(checkpoint, trail, 2, 3, 4, 5);
    List<OutRecord> lost = new ArrayList<>(trail.subList(4, 5));
    lost.addAll(trail.subList(5, 7));

    AuditWalk walk = walk(AuditWalk.fromWhatIsLeft(Link.START), trail.subList(4, 9));
    assertThat(walk.breaks()).isEmpty();
    assertThat(walk.recoveries()).isEqualTo(1);
    assertThat(walk.last().sequence()).isEqualTo(6);
    assertThat(walk(AuditWalk.fromWhatIsLeft(Link.START), lost).breaks())
        .containsExactly("record 5 about patterns-0@4 did not come again after a recovery");
  }

  @Test
  void shouldTellARecoveryFromTampering() throws Exception {
    List<OutRecord> trail = new ArrayList<>();
    OperatorSubtaskState checkpoint = write(null, trail, 0, 1);
    write(checkpoint, trail, 2, 3); // lost with the machine: no checkpoint after it
    write(checkpoint, trail, 3, 2, 4); // two inputs may come in another order

    AuditWalk walk = walk(trail);
    assertThat(walk.breaks()).isEmpty();
    assertThat(walk.recoveries()).isEqualTo(1);
    assertThat(walk.repeats()).isEqualTo(2);
    assertThat(walk.last().sequence()).isEqualTo(5);
  }

  @Test
  void shouldNotTakeALossForARecovery() throws Exception {
    List<OutRecord> trail = new ArrayList<>();
    OperatorSubtaskState checkpoint = write(null, trail, 0, 1);
    write(checkpoint, trail, 2, 3);
    write(checkpoint, trail, 3, 4);

    assertThat(walk(trail).breaks())
        .containsExactly("record 3 about patterns-0@2 did not come again after a recovery");
  }

  @Test
  void shouldBeginAnewWithoutASavepoint() throws Exception {
    List<OutRecord> trail = new ArrayList<>();
    write(null, trail, 0, 1);
    write(null, trail, 0, 1, 2);

    AuditWalk walk = walk(trail);
    assertThat(walk.breaks()).isEmpty();
    assertThat(walk.repeats()).isEqualTo(2);
  }

  private OperatorSubtaskState write(
      OperatorSubtaskState from, List<OutRecord> trail, int... offsets) throws Exception {
    try (var harness =
        new OneInputStreamOperatorTestHarness<>(
            new ProcessOperator<>(new AuditTrail(CATALOG, jobKey)), 1, 1, 0)) {
      harness.setup(WireType.outRecords().createSerializer(null));
      if (from != null) {
        harness.initializeState(from);
      }
      harness.open();
      for (int offset : offsets) {
        harness.processElement(entry(offset), T);
      }
      trail.addAll(harness.extractOutputValues());
      return harness.snapshot(1, T);
    }
  }

  private AuditEntry entry(int offset) {
    return new AuditEntry(
        "patterns",
        0,
        offset,
        T + offset,
        "patterns",
        "pattern",
        "a-pattern",
        "version 1 shadow",
        "ann",
        "because",
        List.of(),
        Authority.OFF.grant("patterns", null, new byte[] {(byte) offset}, List.of(), T));
  }

  /** One character of what somebody gave as the reason. */
  private static OutRecord tampered(OutRecord record) {
    byte[] value = record.value().clone();
    String text = new String(value, java.nio.charset.StandardCharsets.ISO_8859_1);
    value[text.indexOf("because")] = 'B';
    return new OutRecord(
            record.destination(), record.key(), value, record.timestamp(), record.sentAt())
        .signed(record.signature());
  }

  private static AuditWalk walk(List<OutRecord> trail) throws Exception {
    return walk(trail, Link.START);
  }

  private static AuditWalk walk(List<OutRecord> trail, Link wanted) throws Exception {
    return walk(AuditWalk.whole(wanted), trail);
  }

  private static AuditWalk walk(AuditWalk walk, List<OutRecord> trail) throws Exception {
    for (int i = 0; i < trail.size(); i++) {
      walk.take(i, trail.get(i).value(), decoded(trail.get(i)));
    }
    walk.end();
    return walk;
  }

  private AuditSignatures signatures(List<OutRecord> trail) throws Exception {
    AuditSignatures signatures = new AuditSignatures(authority);
    for (int i = 0; i < trail.size(); i++) {
      OutRecord record = trail.get(i);
      List<String> seals = record.signature() == null ? List.of() : List.of(record.signature());
      signatures.take(i, record.key(), record.value(), seals, T, decoded(record));
    }
    return signatures;
  }

  private static GenericRecord decoded(OutRecord record) throws Exception {
    return CODEC.decode(CATALOG.schemas().named("io.weir.outputs.AuditRecord"), record.value());
  }
}
