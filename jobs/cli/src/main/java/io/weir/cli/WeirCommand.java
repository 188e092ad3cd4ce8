package io.weir.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** What {@code weir} says of itself. */
@Command(
    name = "weir",
    description = "Detects fraud in login, device and payment streams.",
    mixinStandardHelpOptions = true,
    versionProvider = WeirCommand.Version.class,
    footer = {
      "",
      "Exit codes: 0 all right, 1 problems found or tests failed, 2 wrong usage or settings,",
      "3 the command itself broke."
    })
final class WeirCommand {

  /** The version in the jar's manifest. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = WeirCommand.class.getPackage().getImplementationVersion();
      return new String[] {"weir " + (version == null ? "(unpacked)" : version)};
    }
  }
}
