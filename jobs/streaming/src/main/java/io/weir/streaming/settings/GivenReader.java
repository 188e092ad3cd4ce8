package io.weir.streaming.settings;

import io.weir.patterns.problem.Problem.Category;
import io.weir.patterns.problem.Problems;
import io.weir.patterns.yaml.Place;
import io.weir.patterns.yaml.Reporter;
import io.weir.patterns.yaml.YamlMap;
import io.weir.patterns.yaml.YamlNode;
import io.weir.patterns.yaml.YamlReader;
import io.weir.patterns.yaml.YamlText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Collects what is given: first of the file, then of the command line, which wins. Nested keys and
 * keys with dots are the same: {@code kafka: {bootstrap.servers: x}} is {@code
 * kafka.bootstrap.servers: x}.
 */
final class GivenReader {
  static final String FILE_ARGUMENT = "settings";
  private static final String COMMAND_LINE = "command line";

  private final UnaryOperator<String> environment;
  private final Problems problems;
  private final Map<String, Given> given = new LinkedHashMap<>();

  GivenReader(UnaryOperator<String> environment, Problems problems) {
    this.environment = environment;
    this.problems = problems;
  }

  /** All that is given, by key, in the order of giving. */
  Map<String, Given> read(String... args) {
    Map<String, Given> arguments = arguments(args);
    Given file = arguments.remove(FILE_ARGUMENT);
    if (file != null) {
      file(file);
    }
    given.putAll(arguments);
    return given;
  }

  private Map<String, Given> arguments(String... args) {
    Map<String, Given> found = new LinkedHashMap<>();
    for (int i = 0; i < args.length; i++) {
      Place place = new Place(i + 1, 1);
      String argument = args[i];
      int equals = argument.indexOf('=');
      if (!argument.startsWith("--") || argument.length() == 2) {
        wrong(place, "an argument is --key value, not '" + shown(argument) + "'");
      } else if (equals > 0) {
        String key = argument.substring(2, equals);
        found.put(key, given(key, argument.substring(equals + 1), COMMAND_LINE, place));
      } else if (i + 1 == args.length) {
        wrong(place, "'" + argument + "' needs a value");
      } else {
        String key = argument.substring(2);
        found.put(key, given(key, args[++i], COMMAND_LINE, place));
      }
    }
    return found;
  }

  /** What stands where a key should may be a secret whose key was forgotten. */
  private static String shown(String argument) {
    return argument.length() <= 3 ? argument : argument.substring(0, 3) + "…";
  }

  private void wrong(Place place, String message) {
    problems.add(COMMAND_LINE, place.line(), place.column(), Category.STRUCTURE, message);
  }

  private void file(Given argument) {
    try {
      String text = Files.readString(Path.of(argument.value()));
      Reporter report = new Reporter(argument.value(), problems);
      YamlNode root = YamlReader.read(text, report);
      if (root instanceof YamlMap map) {
        flatten("", map, argument.value(), report);
      } else if (root != null) {
        report.at(root, Category.STRUCTURE, "settings are a mapping, not " + root.kind());
      }
    } catch (IOException | InvalidPathException e) {
      argument.wrong(
          problems,
          Category.VALUE,
          "the settings file '" + argument.written() + "' cannot be read");
    }
  }

  private void flatten(String prefix, YamlMap map, String file, Reporter report) {
    for (YamlMap.Entry entry : map.entries()) {
      String key = prefix + entry.key().value();
      if (entry.value() instanceof YamlMap nested) {
        flatten(key + ".", nested, file, report);
      } else if (entry.value() instanceof YamlText text) {
        put(given(key, text.isNull() ? "" : text.value(), file, entry.key().place()), report);
      } else {
        report.at(
            entry.value(), Category.VALUE, "'" + key + "' is a text, not " + entry.value().kind());
      }
    }
  }

  private void put(Given one, Reporter report) {
    Given before = given.putIfAbsent(one.key(), one);
    if (before != null) {
      report.at(
          one.place(),
          Category.STRUCTURE,
          "'%s' is given in line %d already".formatted(one.key(), before.place().line()));
    }
  }

  private Given given(String key, String written, String file, Place place) {
    References.Resolved resolved = References.resolve(written, environment);
    Given one = new Given(key, written, resolved.value(), file, place);
    for (String problem : resolved.problems()) {
      one.wrong(problems, Category.NAME, problem);
    }
    return one;
  }
}
