package io.weir.patterns.lock;

import io.weir.patterns.model.Pattern;
import io.weir.patterns.problem.Problem;
import io.weir.patterns.problem.Problem.Category;
import io.weir.patterns.problem.Problems;
import io.weir.patterns.syntax.PatternLibrary.Entry;
import io.weir.patterns.syntax.PatternLibrary.Library;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares a library with its lock. */
final class LockCheck {
  private final String file;
  private final Map<String, LockLine> lines;

  LockCheck(String file, Map<String, LockLine> lines) {
    this.file = file;
    this.lines = lines;
  }

  List<Problem> broken(Library library) {
    Problems problems = new Problems();
    Set<String> there = new HashSet<>();
    for (Entry entry : library.entries()) {
      there.add(baseName(entry));
      if (entry.pattern() != null) {
        there.add(entry.pattern().id());
        compare(entry, problems);
      }
    }
    for (LockLine line : lines.values()) {
      if (!there.contains(line.id())) {
        problems.add(
            file,
            line.line(),
            1,
            Category.LOCK,
            "the pattern '"
                + line.id()
                + "' is gone: bring its file back with 'status: deprecated' and 'mode: off'; only"
                + " if nobody ever got it, take this line out");
      }
    }
    return problems.list();
  }

  List<Problem> stale(Library library) {
    Problems problems = new Problems();
    broken(library)
        .forEach(p -> problems.add(p.file(), p.line(), p.column(), p.category(), p.message()));
    for (Entry entry : library.entries()) {
      Pattern pattern = entry.pattern();
      LockLine line = pattern == null ? null : lines.get(pattern.id());
      if (pattern != null && (line == null || pattern.version() > line.version())) {
        add(
            problems,
            entry,
            "version "
                + pattern.version()
                + " of '"
                + pattern.id()
                + "' is not in "
                + PatternLock.FILE
                + " yet: run '"
                + PatternLock.COMMAND
                + "'");
      }
    }
    return problems.list();
  }

  private void compare(Entry entry, Problems problems) {
    Pattern pattern = entry.pattern();
    LockLine line = lines.get(pattern.id());
    if (line == null || pattern.version() > line.version() || pattern.hash().equals(line.hash())) {
      return;
    }
    int next = line.version() + 1;
    String what =
        pattern.version() == line.version()
            ? "has changed, but its version is still " + line.version()
            : "has version " + pattern.version() + ", but version " + line.version() + " was there";
    add(
        problems,
        entry,
        "'"
            + pattern.id()
            + "' "
            + what
            + ": write 'version: "
            + next
            + "', then run '"
            + PatternLock.COMMAND
            + "'");
  }

  private static void add(Problems problems, Entry entry, String message) {
    problems.add(entry.path().toString(), versionLine(entry), 1, Category.LOCK, message);
  }

  private static int versionLine(Entry entry) {
    List<String> lines = entry.text().lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith("version:")) {
        return i + 1;
      }
    }
    return 1;
  }

  /** The id a file has that cannot be read just now. */
  private static String baseName(Entry entry) {
    return entry.path().getFileName().toString().replaceFirst("\\.yaml$", "");
  }
}
