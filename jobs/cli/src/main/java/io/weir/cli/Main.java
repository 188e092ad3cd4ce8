package io.weir.cli;

import io.weir.cli.console.Console;
import io.weir.cli.console.Home;
import io.weir.cli.console.OutputOptions;
import io.weir.cli.console.Paint;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * Starts the command line. The launcher says where it is installed ({@code weir.home}) and which of
 * its outputs are terminals ({@code weir.terminal}: any of {@code out}, {@code err}).
 */
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    // Its words are English: so are its numbers, whoever reads them.
    Locale.setDefault(Locale.ROOT);
    String terminals = System.getProperty("weir.terminal", "");
    boolean plain = System.getenv().getOrDefault("NO_COLOR", "").length() > 0;
    boolean refused = Arrays.asList(args).contains(OutputOptions.NO_COLOR);
    boolean colours = terminals.contains("out") && !plain && !refused;
    Console console =
        new Console(
            new PrintWriter(System.out, false, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8),
            colours ? Paint.COLOURS : Paint.PLAIN,
            terminals.contains("err"));
    Home home = new Home(Path.of(System.getProperty("weir.home", "")));
    System.exit(new CommandTree(console, home).run(args).code());
  }
}
