package io.weir.cli;

import io.weir.cli.alert.AlertCommand;
import io.weir.cli.audit.AuditCommand;
import io.weir.cli.bench.BenchVerb;
import io.weir.cli.console.Console;
import io.weir.cli.console.Exit;
import io.weir.cli.console.Home;
import io.weir.cli.console.Paint;
import io.weir.cli.console.Printable;
import io.weir.cli.console.WrongUsageException;
import io.weir.cli.decision.DecisionCommand;
import io.weir.cli.demo.DemoVerb;
import io.weir.cli.emergency.EmergencyCommand;
import io.weir.cli.indicator.IndicatorCommand;
import io.weir.cli.key.KeyCommand;
import io.weir.cli.pattern.PatternCommand;
import io.weir.cli.policy.PolicyCommand;
import io.weir.cli.replay.ReplayVerb;
import io.weir.cli.restriction.RestrictionCommand;
import io.weir.cli.simulate.SimulateVerb;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** All verbs, and the one place where what they did becomes an exit code. */
public final class CommandTree {
  private final Console console;
  private final CommandLine line;

  /** The verbs of an installation, writing to this console. */
  public CommandTree(Console console, Home home) {
    this.console = console;
    this.line =
        new CommandLine(new WeirCommand())
            .addSubcommand(PatternCommand.line(console, home))
            .addSubcommand(PolicyCommand.line(console, home))
            .addSubcommand(AlertCommand.line(console))
            .addSubcommand(DecisionCommand.line(console))
            .addSubcommand(RestrictionCommand.line(console))
            .addSubcommand(IndicatorCommand.line(console))
            .addSubcommand(new CountersignVerb(console))
            .addSubcommand(KeyCommand.line(console))
            .addSubcommand(AuditCommand.line(console))
            .addSubcommand(EmergencyCommand.line(console))
            .addSubcommand(new BenchVerb(console, home))
            .addSubcommand(new DemoVerb(console, home))
            .addSubcommand(new ReplayVerb(console, home))
            .addSubcommand(new SimulateVerb(console))
            .setOut(console.out())
            .setErr(console.err())
            .setUsageHelpAutoWidth(true)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setColorScheme(Help.defaultColorScheme(ansi(console.paint())))
            .setExecutionStrategy(CommandTree::execute)
            .setParameterExceptionHandler((e, args) -> wrong(e).code())
            .setExecutionExceptionHandler((e, command, parsed) -> failed(e, command).code());
  }

  /** Runs one command; never throws for what its user did. */
  public Exit run(String... args) {
    int code = line.execute(args);
    console.flush();
    for (Exit exit : Exit.values()) {
      if (exit.code() == code) {
        return exit;
      }
    }
    throw new IllegalStateException("a command ended with " + code);
  }

  private static int execute(ParseResult parsed) {
    ParseResult last = parsed;
    while (last.hasSubcommand()) {
      last = last.subcommand();
    }
    refuseBlanks(last);
    int code = new CommandLine.RunLast().execute(parsed);
    Object result = last.commandSpec().commandLine().getExecutionResult();
    return result instanceof Exit exit ? exit.code() : code;
  }

  /** An empty variable of a script would begin every id there is. */
  private static void refuseBlanks(ParseResult parsed) {
    for (ArgSpec given : parsed.matchedArgs()) {
      if (given.originalStringValues().stream().anyMatch(String::isBlank)) {
        String name =
            given instanceof OptionSpec option ? option.longestName() : given.paramLabel();
        throw new ParameterException(
            parsed.commandSpec().commandLine(), name + " is blank: say which");
      }
    }
  }

  private Exit wrong(ParameterException e) {
    CommandLine command = e.getCommandLine();
    console.complain(console.paint().bad("weir: ") + e.getMessage());
    if (!UnmatchedArgumentException.printSuggestions(e, console.err())
        && !command.getSubcommands().isEmpty()
        && !(e instanceof MissingParameterException)) {
      command.usage(console.err());
    } else {
      String name = command.getCommandSpec().qualifiedName();
      console.complain("Try '" + name + " --help'.");
    }
    return Exit.USAGE;
  }

  private Exit failed(Exception e, CommandLine command) {
    if (e instanceof WrongUsageException) {
      console.complain(console.paint().bad("weir: ") + Printable.lines(e.getMessage()));
      return Exit.USAGE;
    }
    String name = command.getCommandSpec().qualifiedName();
    console.complain(console.paint().bad("weir: ") + "'" + name + "' broke: " + e);
    e.printStackTrace(console.err());
    return Exit.BROKEN;
  }

  private static Help.Ansi ansi(Paint paint) {
    return paint == Paint.COLOURS ? Help.Ansi.ON : Help.Ansi.OFF;
  }
}
