package io.weir.cli.pattern.running;

import io.weir.cli.connection.Connection;
import io.weir.cli.connection.Outputs;
import io.weir.cli.connection.SignedFile;
import io.weir.cli.connection.TopicReader;
import io.weir.cli.console.WrongUsageException;
import io.weir.patterns.yaml.ContentHash;
import io.weir.streaming.kafka.ChangeRecord;
import io.weir.streaming.record.Destination;
import io.weir.streaming.record.PatternChange;
import io.weir.streaming.record.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Publishes changes, all or none of them: what the log's rules would refuse is told before anything
 * is written. Then waits for the job's verdicts.
 */
public final class Publication {
  private final Connection connection;
  private final LogBook book;
  private final Duration patience;
  private final Path signOnly;

  /**
   * @param book the log as it is
   * @param options who changes it, and how long to wait
   */
  public Publication(Connection connection, LogBook book, ChangeOptions options) {
    this.connection = connection;
    this.book = book;
    this.patience = options.patience();
    this.signOnly = options.signOnly();
  }

  /**
   * Signs and publishes changes in order and tells what became of each; or, where they are only to
   * be signed, writes them down for the second person.
   */
  public List<Outcome> of(List<PatternChange> changes) {
    return ofRecords(changes.stream().map(connection::signed).toList());
  }

  /** The same for changes as they are signed. */
  List<Outcome> ofRecords(List<ChangeRecord> changes) {
    return signOnly == null ? published(changes) : kept(changes);
  }

  private List<Outcome> kept(List<ChangeRecord> records) {
    if (!connection.signs()) {
      throw new WrongUsageException("--sign-only needs the key to sign with: --key FILE");
    }
    if (records.isEmpty()) {
      return List.of();
    }
    List<Verdict> foreseen =
        records.stream()
            .map(record -> book.foreseeSigned(record, record.change().publishedAt()))
            .toList();
    if (!foreseen.stream().allMatch(Verdict::accepted)) {
      return refused(foreseen);
    }
    SignedChanges.write(new SignedFile(signOnly), records);
    return foreseen.stream()
        .map(
            verdict -> {
              PatternChange change = verdict.entry().change();
              return compared(
                  change, outcome(change, Outcome.State.SIGNED, verdict.mode(), null, List.of()));
            })
        .toList();
  }

  private static List<Outcome> refused(List<Verdict> foreseen) {
    return foreseen.stream()
        .filter(verdict -> !verdict.accepted())
        .map(
            verdict ->
                outcome(
                    verdict.entry().change(), Outcome.State.REFUSED, "", null, verdict.problems()))
        .toList();
  }

  private List<Outcome> published(List<ChangeRecord> changes) {
    long now = connection.now();
    List<Verdict> foreseen = changes.stream().map(record -> book.foresee(record, now)).toList();
    if (!foreseen.stream().allMatch(Verdict::accepted)) {
      return refused(foreseen);
    }
    if (changes.isEmpty()) {
      return List.of();
    }
    try (Outputs verdicts =
        connection.outputs(TopicReader.From.END, Destination.PATTERN_VERDICTS)) {
      List<RecordMetadata> places = connection.publishRecords(changes);
      Map<String, GenericRecord> answers = await(verdicts, places);
      List<Outcome> outcomes = new ArrayList<>();
      for (int i = 0; i < changes.size(); i++) {
        RecordMetadata place = places.get(i);
        GenericRecord answer = answers.get(place(place.partition(), place.offset()));
        PatternChange change = changes.get(i).change();
        outcomes.add(
            compared(
                change,
                answer == null ? unanswered(foreseen.get(i), place) : answered(change, answer)));
      }
      return outcomes;
    }
  }

  private Map<String, GenericRecord> await(Outputs verdicts, List<RecordMetadata> places) {
    Map<String, GenericRecord> answers = new HashMap<>();
    long start = System.nanoTime();
    while (places.stream().anyMatch(p -> !answers.containsKey(place(p.partition(), p.offset())))
        && System.nanoTime() - start < patience.toNanos()) {
      verdicts.poll(
          verdict ->
              answers.put(
                  place((int) verdict.get("change_partition"), (long) verdict.get("change_offset")),
                  verdict));
    }
    return answers;
  }

  private static String place(int partition, long offset) {
    return partition + "@" + offset;
  }

  private static Outcome answered(PatternChange change, GenericRecord verdict) {
    boolean accepted = (boolean) verdict.get("accepted");
    List<String> problems = new ArrayList<>();
    ((List<?>) verdict.get("problems")).forEach(problem -> problems.add(problem.toString()));
    return outcome(
        change,
        accepted ? Outcome.State.ACCEPTED : Outcome.State.REFUSED,
        verdict.get("mode").toString(),
        (Long) verdict.get("effective_from"),
        problems);
  }

  /** With the mode that was in force, where this brings another. */
  private Outcome compared(PatternChange change, Outcome outcome) {
    Verdict before = change.kind() == PatternChange.Kind.PATTERN ? book.inForce(change.id()) : null;
    boolean stays =
        before == null
            || outcome.state() == Outcome.State.REFUSED
            || before.mode().equals(outcome.mode());
    return stays ? outcome : outcome.withModeBefore(before.mode());
  }

  /** What the job will say when it comes to it: the delay counts from where it now stands. */
  private Outcome unanswered(Verdict foreseen, RecordMetadata place) {
    PatternChange change = foreseen.entry().change();
    long delay = foreseen.effectiveFrom() - foreseen.entry().appendTime();
    Outcome.State state = connection.checks() ? Outcome.State.PUBLISHED : Outcome.State.UNCHECKED;
    return outcome(change, state, foreseen.mode(), place.timestamp() + delay, List.of());
  }

  /** What became of a change; null where it does not come into force, or has long done so. */
  public static Outcome outcome(
      PatternChange change,
      Outcome.State state,
      String mode,
      Long effectiveFrom,
      List<String> problems) {
    return new Outcome(
        change.id(),
        change.version(),
        ContentHash.of(change.content()),
        state,
        mode,
        null,
        effectiveFrom == null ? null : Instant.ofEpochMilli(effectiveFrom).toString(),
        problems);
  }
}
