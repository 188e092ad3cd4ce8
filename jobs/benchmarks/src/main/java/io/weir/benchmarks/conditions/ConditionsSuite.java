package io.weir.benchmarks.conditions;

import io.weir.benchmarks.measure.Agreement;
import io.weir.benchmarks.measure.Contender;
import io.weir.benchmarks.measure.Effort;
import io.weir.benchmarks.measure.Reading;
import io.weir.benchmarks.measure.Rounds;
import io.weir.benchmarks.measure.Sheet;
import io.weir.benchmarks.measure.Suite;
import io.weir.patterns.condition.Truth;
import io.weir.schemas.Row;
import io.weir.schemas.StreamCatalog;
import io.weir.schemas.StreamSchema;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** What a condition costs. */
public final class ConditionsSuite implements Suite {
  private static final List<Question> QUESTIONS = List.of(Question.values());
  private static final String OURS = "closures";
  private static final String INTERPRETER = "interpreter";
  private static final String PLAIN = "plain-java";
  private static final long SEED = 1;

  /** Outcomes are added up here, so that asking for them cannot be optimised away. */
  private long heeded;

  @Override
  public String name() {
    return "conditions";
  }

  @Override
  public String about() {
    return "Conditions of shipped patterns over events of a simulated bank: our closures beside"
        + " cel-java's interpreter, whose values lie ready in a map, and beside plain Java, which"
        + " knows no third outcome and checks no overflow.";
  }

  @Override
  public Duration allowance(Effort effort) {
    return Duration.ofSeconds(effort.pick(10, 25, 180));
  }

  @Override
  public void run(Effort effort, Sheet sheet) throws Exception {
    Rows rows = new Rows(List.of("payment", "login"), effort.pick(500, 4_000, 4_000), SEED);
    // They shall lie as in a job that has run for a while: side by side.
    System.gc();
    List<Judge> all = new ArrayList<>();
    List<Judge> interpreted = new ArrayList<>();
    List<Judge> plain = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    for (Question question : QUESTIONS) {
      StreamSchema stream = StreamCatalog.shipped().stream(question.stream());
      List<Row> asked = rows.of(question.stream());
      all.add(new Closures(question, stream, asked));
      interpreted.add(new Interpreted(question, stream, asked));
      plain.add(plain(question, stream, asked));
      sizes.add(asked.size());
    }
    agree(all, interpreted, plain, sizes);

    long least = effort.pick(1L, 1_000_000_000L, 3_000_000_000L);
    Rounds rounds =
        Rounds.play(
            Rounds.Plan.of(effort.pick(0, 2, 3), effort.pick(1, 5, 9)),
            List.of(
                new Contender(OURS, () -> ask(all, sizes, least)),
                new Contender(INTERPRETER, () -> ask(interpreted, sizes, least)),
                new Contender(PLAIN, () -> ask(plain, sizes, least))),
            sheet::tell);
    sheet.addAtLeast(20, "conditions.vsInterpreter", "x", rounds.faster(OURS, INTERPRETER));
    sheet.add("conditions.vsPlainJava", "x", rounds.faster(OURS, PLAIN));
    sheet.add("conditions.nanos", "ns", rounds.nanos(OURS));
    sheet.add("conditions.interpreterNanos", "ns", rounds.nanos(INTERPRETER));
    sheet.add("conditions.plainJavaNanos", "ns", rounds.nanos(PLAIN));
    for (int i = 0; effort == Effort.FULL && i < QUESTIONS.size(); i++) {
      one(i, all, interpreted, sizes, sheet);
    }
    sheet.tell("  " + heeded + " conditions held");
  }

  private void one(
      int i, List<Judge> all, List<Judge> interpreted, List<Integer> sizes, Sheet sheet)
      throws Exception {
    List<Integer> size = List.of(sizes.get(i));
    Rounds rounds =
        Rounds.play(
            Rounds.Plan.of(1, 3),
            List.of(
                new Contender(OURS, () -> ask(List.of(all.get(i)), size, 500_000_000L)),
                new Contender(
                    INTERPRETER, () -> ask(List.of(interpreted.get(i)), size, 500_000_000L))),
            line -> {});
    String name = QUESTIONS.get(i).name().toLowerCase(Locale.ROOT).replace('_', '-');
    sheet.add("conditions." + name + ".vsInterpreter", "x", rounds.faster(OURS, INTERPRETER));
  }

  private Reading ask(List<Judge> judges, List<Integer> sizes, long least) {
    long asked = 0;
    long started = System.nanoTime();
    long took;
    do {
      for (int i = 0; i < judges.size(); i++) {
        Judge judge = judges.get(i);
        int size = sizes.get(i);
        for (int row = 0; row < size; row++) {
          heeded += judge.test(row) & 1;
        }
        asked += size;
      }
      took = System.nanoTime() - started;
    } while (took < least);
    return Reading.elapsed(took / (double) asked);
  }

  private static Judge plain(Question question, StreamSchema stream, List<Row> rows) {
    ByHand.Check check = question.byHand().of(stream);
    return row -> check.holds(rows.get(row)) ? Truth.TRUE : Truth.FALSE;
  }

  /** Each question is answered alike by all, and more than one answer occurs. */
  static void agree(
      List<Judge> all, List<Judge> interpreted, List<Judge> plain, List<Integer> sizes) {
    for (int i = 0; i < all.size(); i++) {
      String question = QUESTIONS.get(i).name();
      Set<String> expected = answers(interpreted.get(i), sizes.get(i), false);
      Agreement.check(question, expected, answers(all.get(i), sizes.get(i), false));
      Agreement.check(
          question + " by hand",
          answers(interpreted.get(i), sizes.get(i), true),
          answers(plain.get(i), sizes.get(i), true));
    }
  }

  private static Set<String> answers(Judge judge, int size, boolean onlyWhetherItHolds) {
    Set<String> answers = new TreeSet<>();
    for (int row = 0; row < size; row++) {
      byte answer = judge.test(row);
      if (onlyWhetherItHolds && answer == Truth.UNKNOWN) {
        answer = Truth.FALSE;
      }
      answers.add(row + "=" + answer);
    }
    return answers;
  }
}
