package io.weir.engine.scorecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class DelaysTest {

  @Test
  void shouldTellQuantilesWithinFivePercentOfWhatSortingTells() {
    Random random = new Random(5);
    List<Long> delays = new ArrayList<>();
    Delays counted = new Delays();
    for (int i = 0; i < 5_000; i++) {
      long millis = (long) (1_000 * Math.pow(10, random.nextDouble() * 6));
      delays.add(millis);
      counted.add(millis, 1);
    }
    Collections.sort(delays);

    for (double share : new double[] {0.01, 0.25, 0.5, 0.9, 0.99, 1}) {
      long exact = delays.get((int) Math.ceil(share * delays.size()) - 1);
      assertThat((double) counted.quantile(share))
          .isCloseTo((double) exact, Percentage.withPercentage(5));
    }
  }

  @Test
  void shouldForgetWhatIsTakenBackAndAddUpWhatIsPutTogether() throws IOException {
    Delays delays = new Delays();
    delays.add(60_000, 1);
    delays.add(3_600_000, 3);
    delays.add(60_000, -1);
    Delays others = new Delays();
    others.add(0, 2);
    delays.addAll(others);

    Delays again = reread(delays);

    assertThat(again.count()).isEqualTo(5);
    assertThat(again.quantile(0.4)).isEqualTo(500);
    assertThat((double) again.quantile(0.5)).isCloseTo(3_600_000, within(180_000.0));
    again.add(0, -2);
    again.add(3_600_000, -3);
    assertThat(again.isEmpty()).isTrue();
    assertThat(again.quantile(0.5)).isEqualTo(-1);
  }

  @Test
  void shouldStayBoundedWhateverComes() {
    Delays delays = new Delays();
    for (long millis = 0; millis >= 0 && millis < Long.MAX_VALUE / 3; millis = millis * 2 + 1) {
      delays.add(millis, 1);
    }
    delays.add(Long.MAX_VALUE, 1);

    assertThat(delays.quantile(1)).isLessThan(10L * 365 * 24 * 3_600_000);
  }

  private static Delays reread(Delays delays) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    delays.write(new DataOutputStream(bytes));
    return Delays.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
  }
}
