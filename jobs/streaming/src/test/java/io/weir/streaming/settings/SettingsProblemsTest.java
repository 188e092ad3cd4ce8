package io.weir.streaming.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.weir.signing.KeyFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SettingsProblemsTest {

  @TempDir Path directory;

  @Test
  void shouldTellEverythingThatIsWrongAtItsPlace() throws IOException {
    assertThat(
            problemsOfFile(
                """
                jobb: fraud
                time: wall
                lateness: 1 minute
                futureTolerance: 25h
                parallelism: many
                start: [earliest]
                policy: /does/not/exist.yaml
                topics: {signals: alerts, dead-letters: 'dead letters'}
                streams: {logon: login, payment: 'pay ments', signal: signals}
                checkpoint: {interval: 10m}
                delivery: exactly-once
                kafka:
                  bootstrap.server: b:9092
                  enable.auto.commit: true
                  my.plugin.setting: anything
                consmer: {max.poll.records: 1}
                """))
        .containsExactly(
            "weir.yaml:1:1 'kafka.bootstrap.servers' must be given: where the brokers are,"
                + " host:port[,host:port]",
            "weir.yaml:1:1 there is no setting 'jobb', did you mean 'job'?",
            "weir.yaml:2:1 'time' is one of append, simulated, not 'wall'",
            "weir.yaml:3:1 'lateness' is a duration such as 500ms, 60s or 5m, from 0s to 24h, not"
                + " '1 minute'",
            "weir.yaml:4:1 'futureTolerance' is a duration such as 500ms, 60s or 5m, from 0s to"
                + " 24h, not '25h'",
            "weir.yaml:5:1 'parallelism' is a whole number from 1 to 128, not 'many'",
            "weir.yaml:6:8 'start' is a text, not a list",
            "weir.yaml:7:1 the policy file '/does/not/exist.yaml' cannot be read",
            "weir.yaml:8:10 'topics.alerts' and 'topics.signals' are the same topic, 'alerts': give"
                + " each its own",
            "weir.yaml:8:27 there is no setting 'topics.dead-letters', did you mean"
                + " 'topics.deadLetters'?",
            "weir.yaml:9:11 no schema declares the stream 'logon', did you mean 'login'?",
            "weir.yaml:9:25 'streams.payment' is the name of a topic: letters, digits, '.', '_',"
                + " '-'",
            "weir.yaml:9:47 use 'topics.signals'",
            "weir.yaml:10:14 'transactionTimeout' must be 1m or more above 'checkpoint.interval', for"
                + " a recovery to end its transactions",
            "weir.yaml:13:3 Kafka has no property 'bootstrap.server', did you mean"
                + " 'bootstrap.servers'?",
            "weir.yaml:14:3 'kafka.enable.auto.commit' is set by the job: offsets are committed with"
                + " checkpoints",
            "weir.yaml:16:11 there is no setting 'consmer.max.poll.records', did you mean"
                + " 'consumer.max.poll.records'?");
  }

  @Test
  void shouldLeaveTransactionsTimeForARecovery() {
    assertThat(
            problems(
                "--kafka.bootstrap.servers",
                "b:9092",
                "--delivery",
                "exactly-once",
                "--checkpoint.interval",
                "30s",
                "--transactionTimeout",
                "80s"))
        .containsExactly(
            "command line:7:1 'transactionTimeout' must be 1m or more above 'checkpoint.interval',"
                + " for a recovery to end its transactions");
  }

  @Test
  void shouldTellArgumentsItCannotRead() {
    assertThat(problems("secretvalue", "--kafka.bootstrap.servers=b:9092", "--job"))
        .containsExactly(
            "command line:1:1 an argument is --key value, not 'sec…'",
            "command line:3:1 '--job' needs a value");
  }

  @Test
  void shouldTellReferencesThatLeadNowhere() {
    assertThat(
            problems(
                "--kafka.bootstrap.servers=b:9092",
                "--kafka.ssl.key.password=${env:NONE}",
                "--kafka.ssl.keystore.password=${file:/does/not/exist}",
                "--kafka.sasl.jaas.config=${vault:x}"))
        .containsExactly(
            "command line:2:1 '${env:NONE}' leads nowhere: the environment variable is not set",
            "command line:3:1 '${file:/does/not/exist}' leads nowhere: the file cannot be read",
            "command line:4:1 '${vault:x}' leads nowhere: a reference is ${env:NAME} or"
                + " ${file:/path}");
  }

  @Test
  void shouldTellOfKeysAndRolesThatAreNone() {
    KeyFiles.create("ann", directory);

    assertThat(
            problems(
                "--kafka.bootstrap.servers=b:9092",
                "--control.keys=" + directory,
                "--control.roles.anna=author",
                "--control.roles.ann=auther",
                "--control.twoPerson=everything",
                "--control.signatures=maybe"))
        .contains(
            "command line:3:1 no key in 'control.keys' is named 'anna', did you mean 'ann'?",
            "command line:6:1 'control.signatures' is one of required, off, not 'maybe'")
        .anyMatch(one -> one.startsWith("command line:4:1 there is no role 'auther'"))
        .anyMatch(one -> one.startsWith("command line:5:1 'everything' is nothing two persons"));
    assertThat(problems("--kafka.bootstrap.servers=b:9092", "--control.keys=/does/not/exist"))
        .containsExactly("command line:2:1 the directory of keys '/does/not/exist' cannot be read");
  }

  @Test
  void shouldTellOfAKeyOfTheJobThatOthersMayRead() throws IOException {
    Path key = KeyFiles.create("job", directory).get(0);
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));

    assertThat(refusals("--control.signingKey=" + key))
        .containsExactly(
            "command line:2:1 others may read the private key "
                + key
                + ": chmod 600, or make a new one");
  }

  @Test
  void shouldLetPeopleUseSettingsWhoseKeyOnlyTheJobMayRead() {
    assertThat(refusals("--control.signingKey=/does/not/exist"))
        .containsExactly("command line:2:1 the key file '/does/not/exist' cannot be read");
  }

  /** What keeps a job from starting, and nobody else from using its settings. */
  private List<String> refusals(String more) {
    ControlSettings control =
        Settings.parse("--kafka.bootstrap.servers=b:9092", more, "--control.keys=" + directory)
            .control();
    StartRefusedException refused =
        catchThrowableOfType(StartRefusedException.class, control::requireStartable);
    return refused.problems().stream().filter(one -> !one.equals(ControlSettings.NOBODY)).toList();
  }

  @Test
  void shouldTellOfAFileThatIsNotThere() {
    assertThat(problems("--settings", "/does/not/exist.yaml", "--kafka.bootstrap.servers=b:9092"))
        .containsExactly(
            "command line:1:1 the settings file '/does/not/exist.yaml' cannot be read");
  }

  @Test
  void shouldTellOfSchemasThatAreNone() throws IOException {
    Files.writeString(directory.resolve("broken.avsc"), "{");

    assertThat(problems("--kafka.bootstrap.servers=b:9092", "--schemas=" + directory))
        .singleElement()
        .asString()
        .startsWith("command line:2:1 the schemas in '" + directory + "': ");
  }

  @Test
  void shouldTellOfAKeyGivenTwice() throws IOException {
    assertThat(
            problemsOfFile(
                """
                kafka.bootstrap.servers: a:1
                kafka: {bootstrap: {servers: 'b:2'}}
                """))
        .containsExactly("weir.yaml:2:21 'kafka.bootstrap.servers' is given in line 1 already");
  }

  private List<String> problemsOfFile(String yaml) throws IOException {
    Path file = Files.writeString(directory.resolve("weir.yaml"), yaml);
    return problems("--settings", file.toString()).stream()
        .map(problem -> problem.replace(directory + "/", ""))
        .toList();
  }

  private static List<String> problems(String... args) {
    StartRefusedException refused =
        catchThrowableOfType(
            StartRefusedException.class, () -> SettingsReader.read(name -> null, args));
    assertThat(refused.exitCode()).isEqualTo(2);
    return refused.problems();
  }
}
