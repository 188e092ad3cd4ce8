package io.weir.patterns.syntax;

import static io.weir.patterns.problem.Problem.Category.BOUND;
import static io.weir.patterns.problem.Problem.Category.NAME;
import static io.weir.patterns.problem.Problem.Category.YAML;

import io.weir.patterns.chain.Chains;
import io.weir.patterns.model.Pattern;
import io.weir.patterns.problem.Problem;
import io.weir.patterns.yaml.YamlReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads pattern files from disk: single files, and directories with everything below them. */
public final class PatternLibrary {
  private final PatternReader reader;

  public PatternLibrary(PatternReader reader) {
    this.reader = reader;
  }

  /**
   * One file of a library.
   *
   * @param path where it is
   * @param text its content
   * @param pattern the checked pattern, or null where it has problems
   */
  public record Entry(Path path, String text, Pattern pattern) {}

  /**
   * A library as it was read.
   *
   * @param entries its files sorted by path, wrong ones included
   * @param problems everything wrong, in the order of the files
   * @param doubts what may be wrong and is accepted all the same, in the order of the files
   */
  public record Library(List<Entry> entries, List<Problem> problems, List<Problem> doubts) {
    public Library {
      entries = List.copyOf(entries);
      problems = List.copyOf(problems);
      doubts = List.copyOf(doubts);
    }

    /** The right patterns, sorted by path. */
    public List<Pattern> patterns() {
      return entries.stream().map(Entry::pattern).filter(pattern -> pattern != null).toList();
    }
  }

  /**
   * Reads every {@code .yaml} file of the paths; what cannot be read is a problem too, and so are
   * patterns whose signals rest on themselves. There may be other patterns: one that is asked for
   * by its id and is not here is only doubted, and only where its id is nearly that of one here.
   */
  public Library read(List<Path> paths) {
    return read(paths, PatternNames.ofPart());
  }

  /**
   * The same where it is known which other patterns there are: one that is asked for by its id and
   * is neither here nor among them is a problem.
   *
   * @param others ids of patterns, those of the files perhaps included
   */
  public Library read(List<Path> paths, Collection<String> others) {
    return read(paths, PatternNames.besides(others));
  }

  private Library read(List<Path> paths, PatternNames names) {
    List<Entry> entries = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    List<Problem> doubts = new ArrayList<>();
    Map<String, Path> ids = new HashMap<>();
    for (Path file : files(paths, problems)) {
      String text = text(file, problems);
      if (text == null) {
        continue;
      }
      PatternReader.Read read = reader.read(file.toString(), text);
      problems.addAll(read.problems());
      doubts.addAll(read.doubts());
      names.add(file, read);
      Pattern pattern = read.pattern();
      Path before = pattern == null ? null : ids.putIfAbsent(pattern.id(), file);
      if (before != null) {
        problems.add(
            problem(file, NAME, "the id '" + pattern.id() + "' is already taken by " + before));
        pattern = null;
      }
      entries.add(new Entry(file, text, pattern));
    }
    problems.addAll(names.problems());
    doubts.addAll(names.doubts());
    problems.addAll(chains(entries));
    return new Library(entries, problems, doubts);
  }

  /** Whether the signals of its patterns rest on each other in a way that can be followed. */
  private static List<Problem> chains(List<Entry> entries) {
    List<Entry> right = entries.stream().filter(entry -> entry.pattern() != null).toList();
    Chains chains = new Chains(right.stream().map(Entry::pattern).toList());
    List<Problem> problems = new ArrayList<>();
    for (Entry entry : right) {
      String wrong = chains.problem(entry.pattern().id());
      if (wrong != null) {
        problems.add(problem(entry.path(), BOUND, wrong));
      }
    }
    return problems;
  }

  private static Set<Path> files(List<Path> paths, List<Problem> problems) {
    Set<Path> files = new TreeSet<>();
    for (Path path : paths) {
      if (!Files.isDirectory(path)) {
        files.add(path);
        continue;
      }
      try (Stream<Path> below = Files.walk(path)) {
        below.filter(PatternLibrary::isPatternFile).forEach(files::add);
      } catch (IOException e) {
        problems.add(problem(path, YAML, "this directory cannot be read: " + e.getMessage()));
      }
    }
    return files;
  }

  private static boolean isPatternFile(Path path) {
    return path.getFileName().toString().endsWith(".yaml") && Files.isRegularFile(path);
  }

  private static String text(Path file, List<Problem> problems) {
    try {
      if (Files.size(file) > YamlReader.MAX_BYTES) {
        problems.add(problem(file, YAML, YamlReader.TOO_LARGE));
        return null;
      }
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      problems.add(problem(file, YAML, "this file is not UTF-8 text"));
    } catch (IOException e) {
      problems.add(problem(file, YAML, "this file cannot be read: " + e.getMessage()));
    }
    return null;
  }

  private static Problem problem(Path file, Problem.Category category, String message) {
    return new Problem(file.toString(), 1, 1, category, message);
  }
}
