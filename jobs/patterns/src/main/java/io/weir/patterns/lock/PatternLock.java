package io.weir.patterns.lock;

import io.weir.patterns.model.Pattern;
import io.weir.patterns.problem.Problem;
import io.weir.patterns.problem.Problem.Category;
import io.weir.patterns.problem.Problems;
import io.weir.patterns.syntax.PatternLibrary.Library;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;

/**
 * {@code patterns.lock}: the version and the content hash of every pattern of a library, one line
 * each, sorted by id. A version names one content for ever; the lock is how a change without a new
 * version shows. Immutable.
 */
public final class PatternLock {
  /** The file's name, beside the patterns. */
  public static final String FILE = "patterns.lock";

  static final String COMMAND = "deploy/weir pattern lock";

  private static final String HEAD =
      "# Version and content hash of every pattern below this directory.\n"
          + "# Written by '"
          + COMMAND
          + "'; after a merge conflict take either side and run it again.\n";
  private static final java.util.regex.Pattern LINE =
      java.util.regex.Pattern.compile("([a-z0-9-]+) ([1-9][0-9]{0,8}) ([0-9a-f]{16})");

  private final SortedMap<String, LockLine> lines;

  private PatternLock(SortedMap<String, LockLine> lines) {
    this.lines = lines;
  }

  /** A lock that holds nothing: the one a new library starts from. */
  public static PatternLock empty() {
    return new PatternLock(new TreeMap<>());
  }

  /** The lock of these patterns as they are now. */
  public static PatternLock of(Collection<Pattern> patterns) {
    SortedMap<String, LockLine> lines = new TreeMap<>();
    patterns.forEach(pattern -> lines.put(pattern.id(), LockLine.of(pattern)));
    return new PatternLock(lines);
  }

  /**
   * Reads a lock. Lines that are none, left over from a merge for example, are problems and are
   * left out.
   *
   * @param file how the user names it
   */
  public static PatternLock read(String file, String text, Problems problems) {
    SortedMap<String, LockLine> lines = new TreeMap<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      Matcher matcher = LINE.matcher(line);
      if (!matcher.matches()) {
        problems.add(
            file,
            number,
            1,
            Category.LOCK,
            "a line is 'id version hash': take this one out and run '" + COMMAND + "'");
        continue;
      }
      LockLine read =
          new LockLine(
              matcher.group(1), Integer.parseInt(matcher.group(2)), matcher.group(3), number);
      if (lines.putIfAbsent(read.id(), read) != null) {
        problems.add(
            file,
            number,
            1,
            Category.LOCK,
            "'" + read.id() + "' stands here twice: keep the line of the higher version");
      }
    }
    return new PatternLock(lines);
  }

  /** The file's content. */
  public String text() {
    StringBuilder text = new StringBuilder(HEAD);
    lines.values().forEach(line -> text.append(line.text()).append('\n'));
    return text.toString();
  }

  /** The ids of its patterns. */
  public Set<String> ids() {
    return Set.copyOf(lines.keySet());
  }

  /** How many patterns it holds. */
  public int size() {
    return lines.size();
  }

  /**
   * What a pattern's author must do before the lock can be written again: content that changed
   * under its version, versions that went back, patterns that are gone. Files with problems of
   * their own are left out.
   *
   * @param file how the user names this lock
   */
  public List<Problem> broken(String file, Library library) {
    return new LockCheck(file, lines).broken(library);
  }

  /**
   * Everything that differs, {@link #broken} included: also what writing the lock again puts right.
   */
  public List<Problem> stale(String file, Library library) {
    return new LockCheck(file, lines).stale(library);
  }
}
