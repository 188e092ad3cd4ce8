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

  /** The same for machines: where it was not sent, "waitsIn" names the file. */
  public Map<String, Object> told(Map<String, ?> sent) {
    Map<String, Object> said = new LinkedHashMap<>(sent);
    if (file != null) {
      said.put("waitsIn", file.toString());
    }
    return said;
  }

  /** What to say of it, where it would be this word had it been sent. */
  public String told(String sent) {
    return file == null ? sent : "signed, not sent: " + sent;
  }
}
