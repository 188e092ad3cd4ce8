package io.weir.patterns.syntax;

import static io.weir.patterns.problem.Problem.Category.BOUND;
import static io.weir.patterns.problem.Problem.Category.STRUCTURE;

import io.weir.patterns.compiler.ConditionCompiler;
import io.weir.patterns.model.Alternative;
import io.weir.patterns.model.KeyStage;
import io.weir.patterns.model.Metadata;
import io.weir.patterns.model.Mode;
import io.weir.patterns.model.Pattern;
import io.weir.patterns.model.PatternTest;
import io.weir.patterns.model.Span;
import io.weir.patterns.problem.Problem;
import io.weir.patterns.problem.Problems;
import io.weir.patterns.yaml.ContentHash;
import io.weir.patterns.yaml.MapReader;
import io.weir.patterns.yaml.Reporter;
import io.weir.patterns.yaml.YamlNode;
import io.weir.patterns.yaml.YamlReader;
import io.weir.schemas.StreamCatalog;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads pattern files. A pure function of the text and the streams: whoever reads the same file
 * comes to the same verdict. Safe to share between threads.
 */
public final class PatternReader {
  private static final long SHORTEST_SETTLE = 1_000;
  private static final long LONGEST_SETTLE = 60 * 60 * 1_000L;

  private final Streams streams;
  private final ConditionCompiler compiler = new ConditionCompiler();

  /** A reader of patterns over these streams. */
  public PatternReader(StreamCatalog catalog) {
    this.streams = new Streams(catalog);
  }

  /**
   * What reading came to.
   *
   * @param pattern the checked pattern, or null where there are problems
   * @param problems everything wrong with the file, in file order; empty for a right one
   * @param doubts what may be wrong and is accepted all the same, in file order
   * @param named the patterns its conditions ask for by id: whether they are there only who knows
   *     the whole set can tell ({@link PatternLibrary})
   */
  public record Read(
      Pattern pattern, List<Problem> problems, List<Problem> doubts, List<NamedPattern> named) {
    public Read {
      problems = List.copyOf(problems);
      doubts = List.copyOf(doubts);
      named = List.copyOf(named);
    }
  }

  /**
   * Reads and checks one file.
   *
   * @param file how the user names it; its last part without {@code .yaml} must be the id
   * @param text its content
   */
  public Read read(String file, String text) {
    Problems problems = new Problems();
    return read(text, new Reporter(file, problems), problems);
  }

  /**
   * Checks a tree whose parts may stand in other files.
   *
   * @param file how messages call it; its last part without {@code .yaml} must be the id
   * @param text what the hash of the content is made of
   */
  public Read read(String file, YamlNode root, String text) {
    Problems problems = new Problems();
    return read(root, text, new Reporter(file, problems), problems);
  }

  Read read(String text, Reporter report, Problems problems) {
    return read(YamlReader.read(text, report), text, report, problems);
  }

  private Read read(YamlNode root, String text, Reporter report, Problems problems) {
    Reading reading = new Reading(report, streams);
    Pattern pattern = root == null ? null : pattern(root, text, reading);
    return new Read(
        problems.isEmpty() ? pattern : null,
        problems.list(),
        report.doubts().list(),
        reading.named());
  }

  private Pattern pattern(YamlNode root, String text, Reading reading) {
    MapReader file = MapReader.of(root, "a pattern", reading.report());
    if (file == null) {
      return null;
    }
    HeaderSection header = new HeaderSection(file, reading.report());
    String id = header.id();
    int version = header.version();
    Metadata metadata = header.metadata();
    Mode mode = header.mode();
    String group = header.group();
    List<String> keys = new KeySection(reading).read(file);
    reading.key(keys.isEmpty() ? null : keys.get(0));
    reading.thresholds().read(file.text("profile"));
    reading.parameters(new ParameterSection(reading).read(file.optional("params")));
    int noted = reading.report().noted();
    List<Pattern> patterns = new ArrayList<>();
    for (Reading bound : bindings(file, keys, reading)) {
      Span settle = settle(file, bound);
      List<Alternative> alternatives = alternatives(file, bound);
      if (!alternatives.isEmpty() && id != null) {
        patterns.add(
            new Pattern(
                id,
                version,
                ContentHash.of(text),
                metadata,
                mode,
                bound.key(),
                group,
                settle,
                bound.parameters(),
                bound.aggregates(),
                alternatives,
                List.of(),
                List.of()));
      }
    }
    long delay = reading.report().noted() == noted ? delay(patterns) : -1;
    List<PatternTest> tests = new TestSection(reading, delay).read(file);
    file.finish();
    if (patterns.isEmpty()) {
      return null;
    }
    return patterns.get(0).with(tests, patterns.subList(1, patterns.size()));
  }

  /** How long completing events wait to be judged; null: not at all. */
  private static Span settle(MapReader file, Reading reading) {
    YamlNode node = file.optional("settle");
    Span settle = new SpanReader(reading).read(node, "settle");
    if (settle == null) {
      return null;
    }
    if (settle.millis() < SHORTEST_SETTLE || settle.maxMillis() > LONGEST_SETTLE) {
      reading.refuse(node, BOUND, "'settle' is from 1s to 1h, a parameter's bounds included");
    }
    if (reading.key() != null && KeyStage.of(reading.key()) != KeyStage.ACCOUNT) {
      reading.refuse(
          node,
          STRUCTURE,
          "a pattern of the key "
              + reading.key()
              + " speaks at once and never takes back: leave 'settle' out, or use the key account, user, session, card or transfer");
    }
    return settle;
  }

  /**
   * How many millis after its time a completing event is judged; -1 where its keys differ in that.
   */
  private static long delay(List<Pattern> patterns) {
    long delay = -1;
    for (Pattern pattern : patterns) {
      long own = pattern.delay() == null ? 0 : pattern.delay().millis();
      if (delay >= 0 && own != delay) {
        return -1;
      }
      delay = own;
    }
    return delay;
  }

  /** The file as it is to be read for each of its keys. */
  private static List<Reading> bindings(MapReader file, List<String> keys, Reading reading) {
    if (keys.size() < 2) {
      return List.of(reading);
    }
    Mentions mentions = new Mentions(file, keys);
    return keys.stream().map(key -> reading.boundTo(key, keys, mentions)).toList();
  }

  private List<Alternative> alternatives(MapReader file, Reading bound) {
    ConditionReader conditions = new ConditionReader(bound, compiler);
    bound.aggregates(new AggregateSection(bound, conditions).read(file.optional("aggregates")));
    bound.checkThresholds();
    return new AlternativeSection(bound, conditions).read(file, file.text("title"));
  }
}
