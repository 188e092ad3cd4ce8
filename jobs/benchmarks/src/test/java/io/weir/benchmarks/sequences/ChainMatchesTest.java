package io.weir.benchmarks.sequences;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.benchmarks.flow.OwnOperator;
import io.weir.benchmarks.flow.OwnStream;
import io.weir.benchmarks.flow.Ring;
import io.weir.benchmarks.flow.Traffic;
import io.weir.streaming.replay.FixedLog;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChainMatchesTest {
  @Test
  void shouldCountWhatTheOperatorFinds() throws Exception {
    Traffic traffic = Traffic.paced(6_000, 100, 1_000, 50, 3);
    List<Chain> chains = Chain.some(20);
    long[] matches = ChainMatches.upTo(chains, traffic.operations());
    FixedLog log = new FixedLog();
    chains.forEach(chain -> OwnStream.publish(log, chain.id(), chain.yaml()));
    try (Ring ring = Ring.open()) {
      Set<String> found = new OwnOperator(log).run(ring, OwnStream.hops(traffic)).found();
      assertThat(matches[matches.length - 1]).isPositive().isEqualTo(found.size());
    }
    assertThat(matches[5_999]).as("who is quiet completes nothing").isEqualTo(matches[6_049]);
  }
}
