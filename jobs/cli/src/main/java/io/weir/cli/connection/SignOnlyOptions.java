package io.weir.cli.connection;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Whether what is said is sent, or waits for a second person. */
public final class SignOnlyOptions {
  @Option(
      names = "--sign-only",
      paramLabel = "FILE",
      description =
          "Sends nothing: writes what is signed to a file, for 'weir countersign' by a second"
              + " person.")
  private Path file;

  /** Where it is written; null where it is sent. */
  public Path file() {
    return file;
  }

  /**
   * The same for machines: where it was not sent, "waitsIn" names the file; where nobody here knows
   * whether the job takes it, "unchecked" is true.
   */
  public Map<String, Object> told(Connection connection, Map<String, ?> sent) {
    Map<String, Object> said = new LinkedHashMap<>(sent);
    if (file != null) {
      said.put("waitsIn", file.toString());
    } else if (!connection.checks()) {
      said.put("unchecked", true);
    }
    return said;
  }

  /** What to say of it, where it would be this word had it been sent and were it sure to count. */
  public String told(Connection connection, String sent) {
    if (file != null) {
      return "signed, not sent: " + sent;
    }
    return connection.checks() ? sent : "sent, unchecked: " + sent;
  }
}
