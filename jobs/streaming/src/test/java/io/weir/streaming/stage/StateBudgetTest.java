package io.weir.streaming.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.weir.engine.event.Event;
import io.weir.patterns.model.KeyStage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What is kept of active accounts under the shipped patterns, as a checkpoint holds it, and whether
 * the page that says so is right.
 */
@SuppressWarnings("try") // closing a harness may throw anything
class StateBudgetTest {
  private static final Path PAGE = Path.of("STATE.md");
  private static final int EVENTS = 60_000;
  private static final long SEED = 11;

  /** See jobs/decisions/what-an-account-costs.md. */
  private static final int ACCOUNT_BUDGET = 8_192;

  /** What is shipped beside the forty-five that the budget is for. */
  private static final Set<String> BEYOND =
      Set.of(
          "custody-ledger-conflict",
          "listed-address-used-before",
          "listed-device-used-before",
          "listed-payee-paid-before",
          "pass-through-again");

  /** How far the page may be from what is measured, as patterns are tuned from day to day. */
  private static final double MAY_DIFFER = 0.1;

  /** Entries of a stage, and the bytes they take together. */
  private record Kept(int keys, long bytes) {
    private double each() {
      return (double) bytes / Math.max(1, keys);
    }
  }

  @Test
  void shouldStayWithinTheBudgetAndBeWhatThePageSays() throws Exception {
    List<Event> events = Town.quietEvents(EVENTS, SEED);
    Map<KeyStage, Kept> kept = play(events, BEYOND);
    String page = page(kept, play(events, Set.of()));
    if (Boolean.getBoolean("weir.write")) {
      Files.writeString(PAGE, page);
    }

    Kept accounts = kept.get(KeyStage.ACCOUNT);
    assertThat(accounts.keys()).isGreaterThan(100);
    assertThat(accounts.each()).isBetween(100.0, (double) ACCOUNT_BUDGET);
    List<String> written = Files.readString(PAGE).lines().toList();
    List<String> measured = page.lines().toList();
    assertThat(written)
        .as("made anew by ./mvnw -pl jobs/streaming test -Dtest=StateBudgetTest -Dweir.write=true")
        .hasSameSizeAs(measured);
    for (int i = 0; i < measured.size(); i++) {
      double now = perAccount(measured.get(i));
      assertThat(perAccount(written.get(i)))
          .as(measured.get(i))
          .isCloseTo(now, within(Math.max(1, now * MAY_DIFFER)));
    }
  }

  private static Map<KeyStage, Kept> play(List<Event> events, Set<String> without)
      throws Exception {
    Map<KeyStage, Kept> kept = new LinkedHashMap<>();
    try (StageLine line = new StageLine(Town.options(false, without))) {
      Town.play(line, events, Long.MIN_VALUE, new ArrayList<>());
      for (KeyStage stage : KeyStage.line()) {
        Map<String, Integer> lengths = line.lengths(stage);
        if (stage == KeyStage.ACCOUNT) {
          lengths.keySet().removeIf(key -> !key.contains("|acct-")); // names nobody has
        }
        long bytes = lengths.values().stream().mapToLong(length -> length).sum();
        kept.put(stage, new Kept(lengths.size(), bytes));
      }
    }
    return kept;
  }

  private static String page(Map<KeyStage, Kept> kept, Map<KeyStage, Kept> ofAll) {
    int accounts = kept.get(KeyStage.ACCOUNT).keys();
    StringBuilder page =
        new StringBuilder(
            """
            # What is kept of an active account

            %,d events of three weeks of a simulated bank with attacks and no noise (seed %d), %,d active accounts: what a checkpoint holds for each
            stage, in bytes. The budget is %,d bytes an account at the account stage under forty-five patterns ([why](../decisions/what-an-account-costs.md)); %d more are shipped. Addresses, devices and
            payees are shared by accounts: what one of them takes does not grow with its traffic beyond the bounds of its windows.

            | stage | keys | bytes a key | bytes an active account | under all shipped |
            | --- | ---: | ---: | ---: | ---: |
            """
                .formatted(EVENTS, SEED, accounts, ACCOUNT_BUDGET, BEYOND.size()));
    long all = 0;
    long shipped = 0;
    for (Map.Entry<KeyStage, Kept> one : kept.entrySet()) {
      Kept stage = one.getValue();
      long more = ofAll.get(one.getKey()).bytes();
      all += stage.bytes();
      shipped += more;
      page.append(
          "| %s | %,d | %,.0f | %,.0f | %,.0f |%n"
              .formatted(
                  one.getKey().name().toLowerCase(Locale.ROOT),
                  stage.keys(),
                  stage.each(),
                  (double) stage.bytes() / accounts,
                  (double) more / accounts));
    }
    return page.append(
            "| all | | | %,.0f | %,.0f |%n"
                .formatted((double) all / accounts, (double) shipped / accounts))
        .append(
            "\nMeasured in every build by `StateBudgetTest`, which fails where a figure is a tenth off or the budget is exceeded.\n")
        .toString();
  }

  /** What a row of the table says of an active account; 0 for every other line. */
  private static double perAccount(String line) {
    String[] cells = line.split("\\|", -1);
    boolean row = cells.length == 7 && cells[4].matches(" [0-9,]+ ");
    return row ? Double.parseDouble(cells[4].replace(",", "").trim()) : 0;
  }
}
