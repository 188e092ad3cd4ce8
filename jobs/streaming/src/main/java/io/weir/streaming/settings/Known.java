package io.weir.streaming.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Everything that can be set, in the order of the reference page. */
final class Known {
  static final Setting<String> JOB =
      new Setting<>(
          "job",
          "weir",
          Form.NAME,
          "Name of the job. Consumer group and transaction ids begin with it, so two jobs on one"
              + " Kafka need two names.");

  static final Setting<Path> SCHEMAS =
      new Setting<>(
          "schemas",
          "",
          Form.PATH,
          "Directory of `.avsc` files: further streams, further fields of the shipped ones,"
              + " schemas producers write with.");

  static final Setting<Path> POLICY =
      new Setting<>(
          "policy",
          "",
          Form.PATH,
          "Policy file in force until the log of patterns brings another; else the one that comes"
              + " with Weir.");

  static final Setting<TimeMode> TIME =
      new Setting<>(
          "time",
          "append",
          Form.word(TimeMode.class),
          "Whose clock stamps the topics: `append`, the broker's (all topics read must be"
              + " LogAppendTime); `simulated`, the producers' common one, for demos and replay.");

  static final Setting<Duration> LATENESS =
      new Setting<>(
          "lateness",
          "60s",
          Form.duration("0s", "24h"),
          "An event appended more than this after it happened is late: decided, but in no"
              + " aggregate.");

  static final Setting<Duration> FUTURE_TOLERANCE =
      new Setting<>(
          "futureTolerance",
          "5m",
          Form.duration("0s", "24h"),
          "An event that claims to happen more than this after it was appended is a dead letter.");

  static final Setting<Duration> SETTLE_AFTER =
      new Setting<>(
          "settleAfter",
          "10s",
          Form.duration("1s", "24h"),
          "A record that reaches a stage more than this after its append waits for the watermark,"
              + " so that a backlog is judged in order. When a record was sent is believed of its"
              + " producer (header `weir-sent-at`) up to half of this before its append: a clock"
              + " that is behind makes no event wait.");

  static final Setting<Duration> IDLENESS =
      new Setting<>(
          "idleness",
          "10s",
          Form.duration("0s", "24h"),
          "How long a partition may bring nothing before the others stop waiting for it, if it was"
              + " read to its end. 0s: they wait for ever. A partition that holds what was not read,"
              + " or not committed yet, whose broker does not answer, or that has no leader, is never"
              + " idle, and what waits for the watermark waits for it. When all have been silent for"
              + " this and the lateness, what waits for the watermark is judged; not with"
              + " `time: simulated`.");

  static final Setting<Duration> DRIFT =
      new Setting<>(
          "drift",
          "0s",
          Form.duration("0s", "24h"),
          "How far, in append time, one partition may be read ahead of the others while a backlog"
              + " is caught up; 0s: as far as it goes. Bounds what waits in state, but a partition"
              + " that has never held a record then stops all reading for the time of `idleness` at"
              + " each start. Not with `time: simulated`.");

  static final Setting<Duration> DECISION_DEADLINE =
      new Setting<>(
          "decisionDeadline",
          "150ms",
          Form.duration("1ms", "1h"),
          "A decision made more than this after its operation was sent says `overdue`: whoever"
              + " waited for it has gone on.");

  static final Setting<Duration> HEARTBEAT =
      new Setting<>(
          "heartbeat",
          "200ms",
          Form.duration("0s", "1m"),
          "How often each partition of decisions is told up to which append time everything is"
              + " decided; 0s: never. Not with `time: simulated`.");

  static final Setting<StartFrom> START =
      new Setting<>(
          "start",
          "committed",
          Form.word(StartFrom.class),
          "Where a job without a savepoint begins to read events: `committed`, where its consumer"
              + " group stands, else at the beginning; `earliest`; `latest`. Patterns, and what"
              + " indicators, dispositions, directives, profiles and treasury say, are always read"
              + " from the beginning.");

  static final Setting<History> HISTORY =
      new Setting<>(
          "history",
          "",
          Form.word(History.class),
          "What a job without a savepoint takes itself to know: `begins`, nothing of what was before"
              + " it was submitted, so that every pattern that believes silence (`firstSeen`, `not`)"
              + " is warming for as long as it looks back, and enforces nothing, though published"
              + " long ago; `complete`, all that ever happened, though it started with nothing. State"
              + " keeps when it began; with `complete`, it is forgotten. Else `begins` with"
              + " `time: append`, and `complete` with `time: simulated`, which knows no other.");

  static final Setting<Integer> PARALLELISM =
      new Setting<>(
          "parallelism",
          "",
          Form.count(1, 128),
          "Subtasks of each stage; else what the cluster says.");

  static final Setting<Integer> SOURCE_PARALLELISM =
      new Setting<>(
          "sourceParallelism",
          "",
          Form.count(1, 128),
          "Subtasks that read; else as many as `parallelism`. At most the partitions of the topic"
              + " that has most: one without a partition holds up event time.");

  static final Setting<Duration> BUFFER_TIMEOUT =
      new Setting<>(
          "bufferTimeout",
          "0s",
          Form.duration("0s", "1m"),
          "How long a record may wait for others on its way to the next stage. At `0s` nobody waits"
              + " and no thread wakes to look; more than that may pay where stages are on several"
              + " machines and busy.");

  static final Setting<Duration> CHECKPOINT_INTERVAL =
      new Setting<>(
          "checkpoint.interval", "10s", Form.duration("100ms", "1h"), "Time between checkpoints.");

  static final Setting<String> CHECKPOINT_DIRECTORY =
      new Setting<>(
          "checkpoint.directory",
          "",
          Form.TEXT,
          "URI of the directory checkpoints go to; else what the cluster says.");

  static final Setting<Long> STATE_AT_HAND =
      new Setting<>(
          "state.atHand",
          "64MiB",
          Form.bytes("0MiB", "64GiB"),
          "How much of its state each subtask of a stage keeps at hand as objects where the backend"
              + " keeps bytes (`flink.state.backend.type: rocksdb`), as packed: on the heap it takes"
              + " about three times that. 0MiB: none.");

  static final Setting<Long> STATE_UNWRITTEN =
      new Setting<>(
          "state.unwritten",
          "16MiB",
          Form.bytes("0MiB", "64GiB"),
          "How much of what is at hand the backend may not know yet. More spares writing of what"
              + " changes again; at a checkpoint the stage waits until it is written.");

  static final Setting<Delivery> DELIVERY =
      new Setting<>(
          "delivery",
          "at-least-once",
          Form.word(Delivery.class),
          "`at-least-once`: decisions can be read within milliseconds, after a recovery some come"
              + " again. `exactly-once`: they can be read once per checkpoint, by `read_committed`"
              + " readers.");

  static final Setting<Duration> TRANSACTION_TIMEOUT =
      new Setting<>(
          "transactionTimeout",
          "10m",
          Form.duration("10s", "24h"),
          "With `exactly-once`: how long the broker keeps a transaction nobody ends. More than the"
              + " checkpoint interval and a recovery together, at most what the broker allows"
              + " (`transaction.max.timeout.ms`, 15m unless changed).");

  static final Setting<String> PATTERNS =
      topic("patterns", "patterns", "log of patterns and policy");
  static final Setting<String> SIGNALS =
      topic("signals", "signals", "signals; the job reads them back");
  static final Setting<String> DECISIONS = topic("decisions", "decisions", "decisions");
  static final Setting<String> RESTRICTIONS =
      topic("restrictions", "restrictions", "restrictions in force, to be compacted");
  static final Setting<String> ALERTS = topic("alerts", "alerts", "alerts");
  static final Setting<String> PATTERN_VERDICTS =
      topic("patternVerdicts", "pattern-verdicts", "verdicts on published patterns");
  static final Setting<String> DEAD_LETTERS =
      topic("deadLetters", "dead-letters", "records that are no events, raw");
  static final Setting<String> LATE = topic("late", "late", "events that came late, as they were");
  static final Setting<String> SCORECARDS =
      topic(
          "scorecards",
          "scorecards",
          "scorecards of patterns, to be compacted; the main job does without it");

  static final Setting<String> EVALUATED =
      topic(
          "evaluated",
          "",
          "events with what other keys, lists and profiles had said of them when they were judged,"
              + " for 'weir replay --evaluated'; holds all fields of all events. Empty: none is"
              + " written, and a job that wrote one before goes on from a savepoint with"
              + " `--allowNonRestoredState` only");

  static final Setting<String> AUDIT =
      topic("audit", "audit", "audit trail: each control record, chained, one partition");

  static final Section STREAMS =
      new Section(
          "streams.",
          "topic",
          "Topic of a stream, by the stream's name. Every declared stream is read, from the topic"
              + " of its own name where this does not say another; an empty value leaves it out."
              + " `indicator`, `disposition`, `directive`, `profile` and `treasury` say what is"
              + " known or ordered: no event waits for them, and without a savepoint they are read from"
              + " their beginning whatever `start` says, so let their topics keep what still holds"
              + " (compacted, for example).");

  static final Section KAFKA =
      new Section(
          "kafka.", "property of Kafka's clients", "For every client of Kafka the job has.");
  static final Section CONSUMER =
      new Section("consumer.", "property of Kafka's consumer", "For reading only.");
  static final Section PRODUCER =
      new Section("producer.", "property of Kafka's producer", "For writing only.");
  static final Section FLINK =
      new Section("flink.", "configuration option of Flink", "For this job only.");

  static final List<Setting<?>> SETTINGS =
      List.of(
          JOB,
          SCHEMAS,
          POLICY,
          TIME,
          LATENESS,
          FUTURE_TOLERANCE,
          SETTLE_AFTER,
          IDLENESS,
          DRIFT,
          DECISION_DEADLINE,
          HEARTBEAT,
          START,
          HISTORY,
          PARALLELISM,
          SOURCE_PARALLELISM,
          BUFFER_TIMEOUT,
          CHECKPOINT_INTERVAL,
          CHECKPOINT_DIRECTORY,
          STATE_AT_HAND,
          STATE_UNWRITTEN,
          DELIVERY,
          TRANSACTION_TIMEOUT,
          PATTERNS,
          SIGNALS,
          DECISIONS,
          RESTRICTIONS,
          ALERTS,
          PATTERN_VERDICTS,
          DEAD_LETTERS,
          LATE,
          AUDIT,
          SCORECARDS,
          EVALUATED,
          KnownControl.SIGNATURES,
          KnownControl.KEYS,
          KnownControl.TWO_PERSON,
          KnownControl.SIGNATURE_AGE,
          KnownControl.SIGNING_KEY);

  static final List<Section> SECTIONS =
      List.of(STREAMS, KnownControl.ROLES, KAFKA, CONSUMER, PRODUCER, FLINK);

  private Known() {}

  private static Setting<String> topic(String key, String preset, String holds) {
    return new Setting<>("topics." + key, preset, Form.TOPIC_NAME, "Topic of the " + holds + ".");
  }
}
