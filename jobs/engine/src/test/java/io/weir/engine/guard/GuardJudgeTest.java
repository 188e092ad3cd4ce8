package io.weir.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.guard.GuardJudge.Exceeded;
import io.weir.engine.property.Patterns;
import io.weir.patterns.guard.CostBudget;
import io.weir.patterns.guard.GuardRules;
import io.weir.patterns.model.Pattern;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Who exceeds a budget, and what is said of it. */
class GuardJudgeTest {
  private static final long HOUR = 3_600_000;
  private static final long START = 1_767_571_200_000L;
  private static final GuardRules RULES =
      new GuardRules(100, 10, 0.05, Set.of("exempt"), CostBudget.DEFAULT);

  private final GuardState state = new GuardState();

  @Test
  void shouldCallTheOwnerOnceAnHourWhenThereAreMoreMatchesThanThePolicyAllows() {
    Pattern pattern = pattern("loud", "CHG", "");

    List<Exceeded> said = matches(pattern, START, 500);

    assertThat(said).hasSize(1);
    Exceeded exceeded = said.get(0);
    assertThat(exceeded.page().pattern().id()).isEqualTo("loud");
    assertThat(exceeded.page().count()).isEqualTo(101);
    assertThat(exceeded.page().signal().dimension()).isEqualTo("platform");
    assertThat(exceeded.page().signal().reason())
        .startsWith("nobody: loud exceeds its budget: 101 matches in an hour, 100 allowed");
    assertThat(exceeded.guarded().id()).isEqualTo("t1/loud");
    assertThat(exceeded.guarded().until()).isEqualTo(START + 2 * HOUR);

    assertThat(matches(pattern, START + HOUR, 100)).isEmpty();
    assertThat(matches(pattern, START + HOUR, 1)).hasSize(1);
  }

  @Test
  void shouldTakeThePatternsOwnBudgetFirst() {
    Pattern pattern = pattern("stated", "CHG", "budget: {perHour: 7}\n");

    assertThat(matches(pattern, START, 7)).isEmpty();
    assertThat(matches(pattern, START, 1)).hasSize(1);
  }

  @Test
  void shouldKnowAPatternThatIsAlwaysLoud() {
    Pattern pattern = pattern("loud", "CHG", "");
    for (int hour = 0; hour < 48; hour++) {
      matches(pattern, START + hour * HOUR, 90);
    }

    long now = START + 48 * HOUR;
    assertThat(matches(pattern, now, 900)).as("ten times its mean hour").isEmpty();
    assertThat(matches(pattern, now, 1)).hasSize(1);
  }

  @Test
  void shouldCallTheOwnerWhenAGreatShareOfTheActiveAccountsIsTouched() {
    activeAccounts(3_000);
    Pattern pattern = pattern("wide", "CHG", "budget: {perHour: 100000, share: 10%}\n");

    List<Exceeded> said = new ArrayList<>();
    int touched = 0;
    while (said.isEmpty()) {
      said.addAll(matched(pattern, Sample.hash("account-" + touched++), START));
    }

    assertThat((double) touched / 3_000).isCloseTo(0.1, Offset.offset(0.03));
  }

  @Test
  void shouldNotJudgeAShareOfAHandful() {
    activeAccounts(GuardJudge.FEWEST_ACTIVE - 1);
    Pattern pattern = pattern("wide", "CHG", "");

    assertThat(matched(pattern, Sample.hash("account-0"), START)).isEmpty();
    assertThat(matched(pattern, Sample.hash("account-1"), START)).isEmpty();
    assertThat(matched(pattern, Sample.hash("account-2"), START)).isEmpty();
  }

  @Test
  void shouldNotMindAFewAccountsThoughTheyAreAGreatShare() {
    activeAccounts(200);
    Pattern pattern = pattern("wide", "CHG", "");
    List<Exceeded> said = new ArrayList<>();
    for (int i = 0; i < GuardJudge.FEWEST_TOUCHED - 1; i++) {
      said.addAll(matched(pattern, Sample.hash("account-" + i), START));
    }

    assertThat(said).isEmpty();
    assertThat(matched(pattern, Sample.hash("account-199"), START)).hasSize(1);
  }

  @Test
  void shouldPageButNeverLowerListsInsidersChainsAndThoseNamed() {
    for (Pattern pattern :
        List.of(
            pattern("list", "LST", ""),
            pattern("insider", "INS", ""),
            pattern("chain", "CHAIN", ""),
            pattern("exempt", "CHG", ""))) {
      List<Exceeded> said = matches(pattern, START, 500);
      assertThat(said).as(pattern.id()).hasSize(1);
      assertThat(said.get(0).guarded()).as(pattern.id()).isNull();
    }
  }

  @Test
  void shouldJudgeTheSameAfterARestart() throws IOException {
    Pattern pattern = pattern("loud", "CHG", "");
    activeAccounts(600);
    matches(pattern, START, 100);

    GuardState restored = restored(state);

    assertThat(restored.end()).isEqualTo(state.end());
    assertThat(bytes(restored)).isEqualTo(bytes(state));
    assertThat(GuardJudge.matched(restored, "t1", pattern, RULES, null, START)).isNotNull();
  }

  private static GuardState restored(GuardState state) throws IOException {
    return GuardState.read(new DataInputStream(new ByteArrayInputStream(bytes(state.copy()))));
  }

  private static byte[] bytes(GuardState state) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    state.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private void activeAccounts(int number) {
    for (int i = 0; i < number; i++) {
      state.active(Sample.hash("account-" + i), START);
    }
  }

  private List<Exceeded> matches(Pattern pattern, long at, int times) {
    List<Exceeded> said = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      said.addAll(matched(pattern, null, at));
    }
    return said;
  }

  private List<Exceeded> matched(Pattern pattern, Long account, long at) {
    Exceeded one = GuardJudge.matched(state, "t1", pattern, RULES, account, at);
    return one == null ? List.of() : List.of(one);
  }

  private static Pattern pattern(String id, String group, String budget) {
    return Patterns.read(
        id,
        """
        key: account
        severity: critical
        group: %s
        action: {floor: block, scope: account-outbound, ttl: 4h}
        when: {on: payment, where: 'activity == "PAYMENT_INITIATE"'}
        """
                .formatted(group)
            + budget);
  }
}
