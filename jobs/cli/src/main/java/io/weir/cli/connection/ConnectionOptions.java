package io.weir.cli.connection;

import io.weir.cli.console.WrongUsageException;
import io.weir.patterns.model.DurationText;
import io.weir.signing.KeyFileException;
import io.weir.signing.Signer;
import io.weir.streaming.settings.Settings;
import io.weir.streaming.settings.StartRefusedException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which installation a verb talks to: the settings of its job, from the same file. */
public final class ConnectionOptions {
  private static final String ENVIRONMENT = "WEIR_SETTINGS";
  private static final String KEY_ENVIRONMENT = "WEIR_KEY";

  private final UncheckedSignatures unchecked =
      new UncheckedSignatures(() -> verb().commandLine().getErr());

  @Spec(Spec.Target.MIXEE)
  private CommandSpec verb;

  @Option(
      names = "--settings",
      paramLabel = "FILE",
      description = "The job's settings file; else the one WEIR_SETTINGS names.")
  private Path settings;

  @Option(
      names = "--bootstrap",
      paramLabel = "HOST:PORT",
      description = "Where the brokers are; short for --set kafka.bootstrap.servers=HOST:PORT.")
  private String bootstrap;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "A setting of the job, in the place of the file's; as often as wanted.")
  private Map<String, String> set = Map.of();

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description =
          "Private key that signs what the verb writes; twice for two persons. Else the one WEIR_KEY"
              + " names, but not to countersign.")
  private List<Path> keys = List.of();

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      defaultValue = "10s",
      description = "How long the brokers may take to answer (${DEFAULT-VALUE}).")
  private String timeout;

  /**
   * The installation; nothing is connected to yet.
   *
   * @throws WrongUsageException listing everything wrong with the settings
   */
  public Connection open() {
    String file = System.getenv(KEY_ENVIRONMENT);
    return open(keys.isEmpty() && file != null && !file.isEmpty() ? List.of(Path.of(file)) : keys);
  }

  /**
   * The same for verbs that only look until somebody says which key signs: one that lies about in
   * the environment does not.
   */
  public Connection openToLook() {
    return open(keys);
  }

  private Connection open(List<Path> signing) {
    try {
      Settings read = Settings.parse(arguments());
      Settings used = read.control().trustsNobody() ? read.withoutChecking() : read;
      return new Connection(used, patience(), Clock.systemUTC(), signers(signing), unchecked);
    } catch (StartRefusedException e) {
      throw new WrongUsageException(e.getMessage());
    }
  }

  private CommandSpec verb() {
    return verb;
  }

  private static List<Signer> signers(List<Path> files) {
    try {
      return files.stream().map(Signer::read).toList();
    } catch (KeyFileException e) {
      throw new WrongUsageException(e.getMessage());
    }
  }

  /** Whether anything says which installation it is. */
  public boolean given() {
    return !bootstrapAndFile().isEmpty() || !set.isEmpty();
  }

  private String[] arguments() {
    if (!given()) {
      throw new WrongUsageException(
          "which Kafka? Give --settings FILE (the job's, or set "
              + ENVIRONMENT
              + ") or --bootstrap HOST:PORT");
    }
    List<String> arguments = bootstrapAndFile();
    set.forEach((key, value) -> add(arguments, key, value));
    return arguments.toArray(String[]::new);
  }

  private List<String> bootstrapAndFile() {
    List<String> arguments = new ArrayList<>();
    String file = settings == null ? System.getenv(ENVIRONMENT) : settings.toString();
    if (file != null && !file.isEmpty()) {
      add(arguments, "settings", file);
    }
    if (bootstrap != null) {
      add(arguments, "kafka.bootstrap.servers", bootstrap);
    }
    return arguments;
  }

  private static void add(List<String> arguments, String key, String value) {
    arguments.add("--" + key);
    arguments.add(value);
  }

  private Duration patience() {
    return duration("--timeout", timeout);
  }

  /**
   * A duration somebody gave to an option.
   *
   * @throws WrongUsageException if it is none
   */
  public static Duration duration(String option, String text) {
    Long millis = DurationText.parse(text);
    if (millis == null) {
      throw new WrongUsageException(
          option + " is a duration such as 500ms, 10s or 5m, not '" + text + "'");
    }
    return Duration.ofMillis(millis);
  }
}
