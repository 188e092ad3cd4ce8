package io.weir.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.weir.cli.console.Console;
import io.weir.cli.console.Exit;
import io.weir.cli.console.Home;
import io.weir.cli.console.Paint;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;

/**
 * What came of a command somebody typed.
 *
 * @param exit how it ended
 * @param out what it printed as its result
 * @param err what it printed besides
 */
public record Typed(Exit exit, String out, String err) {
  /** The installation of this build: the repository itself. */
  public static final Home HOME = new Home(Path.of("../.."));

  /** Runs a command in this process, as typed after {@code weir}. */
  public static Typed weir(Object... words) {
    return weir(Paint.PLAIN, words);
  }

  /** The same on a terminal that shows colours. */
  public static Typed weir(Paint paint, Object... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Console console = new Console(new PrintWriter(out), new PrintWriter(err), paint, false);
    String[] args = new String[words.length];
    for (int i = 0; i < args.length; i++) {
      args[i] = words[i].toString();
    }
    Exit exit = new CommandTree(console, HOME).run(args);
    return new Typed(exit, out.toString(), err.toString());
  }

  /** The result as JSON. */
  public JsonNode json() {
    try {
      return new ObjectMapper().readTree(out);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + out, e);
    }
  }
}
