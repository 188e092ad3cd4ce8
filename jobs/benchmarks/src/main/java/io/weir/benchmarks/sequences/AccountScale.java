package io.weir.benchmarks.sequences;

import io.weir.benchmarks.flow.FilledAccounts;
import io.weir.benchmarks.flow.OwnOperator;
import io.weir.benchmarks.flow.Ring;
import io.weir.benchmarks.measure.Allowance;
import io.weir.benchmarks.measure.Contender;
import io.weir.benchmarks.measure.Effort;
import io.weir.benchmarks.measure.Rounds;
import io.weir.benchmarks.measure.Sheet;
import io.weir.benchmarks.measure.Spread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How the cost of an event grows with the number of accounts. Accounts are given their events
 * before the clock starts; what counts is one more event of each of up to a hundred thousand, so
 * that accounts have the same past however many there are.
 */
final class AccountScale {
  private static final double MOST_OF_HEAP = 0.5;

  private AccountScale() {}

  static void run(Effort effort, Allowance allowance, Ring ring, Sheet sheet) throws Exception {
    OwnOperator operator = OperatorScale.operator(OperatorScale.lasting());
    List<Integer> sizes =
        new ArrayList<>(
            effort.pick(
                List.of(500, 1_000),
                List.of(10_000, 100_000, 1_000_000),
                List.of(10_000, 100_000, 1_000_000)));
    double bytes = bytes(effort.pick(20_000, 100_000, 100_000), operator, ring);
    sheet.add("scale.bytesPerAccount", "B", Spread.of(bytes));
    sheet.note(
        "An account of two kept events weighs %,.0f bytes on the heap, its key and timer included: ten million would weigh %,.1f GB."
            .formatted(bytes, bytes * 1e7 / 1e9));
    long heap = Runtime.getRuntime().maxMemory();
    if (sizes.removeIf(size -> size * bytes > MOST_OF_HEAP * heap)) {
      sheet.note(
          "A heap of %,d MiB is too small for a million accounts beside the rest."
              .formatted(heap >> 20));
    }
    List<Contender> contenders = new ArrayList<>();
    for (int size : sizes) {
      FilledAccounts accounts = FilledAccounts.of(size);
      contenders.add(
          new Contender(name(size), () -> operator.run(ring, accounts.counting()).reading()));
    }
    Duration turn = effort.pick(Duration.ZERO, Duration.ofSeconds(2), Duration.ofSeconds(4));
    Rounds rounds =
        Rounds.play(
            new Rounds.Plan(effort.pick(0, 1, 1), effort.pick(1, 3, 5), turn, allowance),
            contenders,
            sheet::tell);
    for (int i = 1; i < sizes.size(); i++) {
      String few = name(sizes.get(i - 1));
      String many = name(sizes.get(i));
      String key = "scale.accounts" + many + "vs" + few;
      if (sizes.get(i) == 1_000_000) {
        sheet.addAtMost(1.4, key, "x", rounds.faster(few, many));
      } else {
        sheet.add(key, "x", rounds.faster(few, many));
      }
    }
  }

  /** Of an account: what many weigh more than few, so that what else is on the heap drops out. */
  private static double bytes(int many, OwnOperator operator, Ring ring) throws Exception {
    int few = many / 10;
    FilledAccounts little = FilledAccounts.of(few);
    FilledAccounts much = FilledAccounts.of(many);
    operator.run(ring, little.weighing());
    operator.run(ring, little.weighing());
    operator.run(ring, much.weighing());
    return (much.bytes() - little.bytes()) / (double) (many - few);
  }

  private static String name(int accounts) {
    return accounts % 1_000_000 == 0
        ? accounts / 1_000_000 + "M"
        : accounts % 1_000 == 0 ? accounts / 1_000 + "k" : "" + accounts;
  }
}
