package io.weir.engine.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.wire.OwnerWire;
import io.weir.patterns.model.Action;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class InForceTest {
  private static final Action[] ACTIONS = {Action.STEP_UP, Action.HOLD, Action.BLOCK};

  /** A hold until 5, as a savepoint has it of before anything followed. */
  private static final String BEFORE = "00010001730004484f4c440000000000000005";

  @Test
  void shouldBeTheStrictestAtEveryInstant() {
    Random random = new Random(20_261_122);
    for (int round = 0; round < 2_000; round++) {
      Map<Integer, Action> strictest = new HashMap<>();
      InForce all = null;
      for (int i = 1 + random.nextInt(5); i > 0; i--) {
        Action action = ACTIONS[random.nextInt(ACTIONS.length)];
        int until = 1 + random.nextInt(12);
        all = all == null ? new InForce(action, until) : all.and(action, until);
        for (int t = 0; t < until; t++) {
          strictest.merge(t, action, (a, b) -> a.compareTo(b) >= 0 ? a : b);
        }
      }
      for (int t = 0; t < 13; t++) {
        InForce left = all.from(t);
        assertThat(left == null ? null : left.action()).isEqualTo(strictest.get(t));
      }
      assertThat(all.end()).isEqualTo(strictest.size());
    }
  }

  @Test
  void shouldBeSaidByItselfButNotByMoreOrLess() {
    InForce hold = new InForce(Action.HOLD, 100);
    InForce both = hold.and(Action.STEP_UP, 1_000);

    assertThat(both.isSaidBy(both, 0, 0)).isTrue();
    assertThat(both.isSaidBy(null, 0, 50)).isFalse();
    assertThat(both.isSaidBy(hold, 0, 50)).as("it does not say what follows").isFalse();
    assertThat(hold.isSaidBy(both, 0, 50)).as("nothing follows any more").isFalse();
    assertThat(both.isSaidBy(both, 100, 0)).as("when the first has ended").isTrue();
  }

  @Test
  void shouldBeSaidByWhatEndsALittleSoonerButNotLater() {
    InForce hold = new InForce(Action.HOLD, 100).and(Action.STEP_UP, 1_000);

    assertThat(hold.isSaidBy(new InForce(Action.HOLD, 60).and(Action.STEP_UP, 960), 0, 50))
        .isTrue();
    assertThat(hold.isSaidBy(new InForce(Action.HOLD, 40).and(Action.STEP_UP, 960), 0, 50))
        .isFalse();
    assertThat(hold.isSaidBy(new InForce(Action.HOLD, 101).and(Action.STEP_UP, 1_000), 0, 50))
        .isFalse();
    assertThat(hold.isSaidBy(new InForce(Action.HOLD, 60).and(Action.STEP_UP, 1_000), 70, 50))
        .as("it has ended, however little sooner")
        .isFalse();
  }

  @Test
  void shouldComeBackFromBytesWithWhatFollows() throws IOException {
    InForce both = new InForce(Action.BLOCK, 5).and(Action.HOLD, 9).and(Action.STEP_UP, 11);

    assertThat(read(bytes(both))).isEqualTo(Map.of("s", both));
  }

  @Test
  void shouldReadWhatWasKeptBeforeAnythingFollowed() throws IOException {
    InForce hold = new InForce(Action.HOLD, 5);

    assertThat(read(HexFormat.of().parseHex(BEFORE))).isEqualTo(Map.of("s", hold));
    assertThat(bytes(hold)).asHexString().isEqualToIgnoringCase(BEFORE);
  }

  private static byte[] bytes(InForce one) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    OwnerWire.writeRestrictions(Map.of("s", one), new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static Map<String, InForce> read(byte[] bytes) throws IOException {
    Map<String, InForce> read = new HashMap<>();
    OwnerWire.readRestrictions(new DataInputStream(new ByteArrayInputStream(bytes)), read);
    return read;
  }
}
