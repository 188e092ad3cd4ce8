package io.weir.patterns.syntax;

import static io.weir.patterns.problem.Problem.Category.NAME;

import io.weir.patterns.model.SignalStream;
import io.weir.patterns.problem.Problem;
import io.weir.patterns.problem.Suggestion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The ids of a set of patterns, and those its conditions ask for. A file with mistakes counts by
 * its name: who asks for it is not wrong because of them.
 */
final class PatternNames {
  private final Set<String> known = new TreeSet<>();
  private final boolean whole;
  private final List<Asked> asked = new ArrayList<>();

  private PatternNames(Collection<String> others, boolean whole) {
    known.addAll(others);
    known.addAll(SignalStream.OWN);
    this.whole = whole;
  }

  private record Asked(Path file, NamedPattern pattern) {}

  /** Nobody knows which other patterns there are. */
  static PatternNames ofPart() {
    return new PatternNames(List.of(), false);
  }

  /** There are these patterns and those that are added, and no others. */
  static PatternNames besides(Collection<String> others) {
    return new PatternNames(others, true);
  }

  void add(Path file, PatternReader.Read read) {
    known.add(
        read.pattern() == null
            ? file.getFileName().toString().replaceFirst("\\.yaml$", "")
            : read.pattern().id());
    read.named().forEach(pattern -> asked.add(new Asked(file, pattern)));
  }

  /** Ids that nothing is called by. */
  List<Problem> problems() {
    return whole ? strangers("no pattern is called '", true) : List.of();
  }

  /** Ids that are nearly those of patterns here, where there may be others. */
  List<Problem> doubts() {
    return whole ? List.of() : strangers("none of these patterns is called '", false);
  }

  private List<Problem> strangers(String lead, boolean all) {
    List<Problem> strangers = new ArrayList<>();
    for (Asked one : asked) {
      String id = one.pattern().id();
      String meant = Suggestion.didYouMean(id, known);
      if (!known.contains(id) && (all || !meant.isEmpty())) {
        strangers.add(
            new Problem(
                one.file().toString(),
                one.pattern().place().line(),
                one.pattern().place().column(),
                NAME,
                lead + id + "'" + meant));
      }
    }
    return strangers;
  }
}
