package io.weir.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.local.EmbeddedKafka;
import io.weir.local.KafkaOptions;
import io.weir.local.TopicSettings;
import io.weir.simulator.Simulation;
import io.weir.simulator.SimulationOptions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the player of the bank says when the broker takes no events. */
class FeederITCase {

  @Test
  void shouldEndWithTheBrokersReasonWhenAnEventIsRefused() {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(KafkaOptions.temporary())) {
      Map<String, String> tooSmall = new HashMap<>(TopicSettings.simulatedClock());
      tooSmall.put("max.message.bytes", "50");
      for (String stream : DemoTopics.STREAMS) {
        kafka.createTopic(stream, 1, tooSmall);
      }
      Simulation simulation = Simulation.of(SimulationOptions.forEvents(100_000, 1));
      Feeder feeder = new Feeder(simulation, kafka.bootstrap(), 0, 100_000, () -> 100_000);

      feeder.run();

      assertThat(feeder.failure()).contains("was refused by the broker", "larger than");
      assertThat(feeder.done()).isTrue();
      assertThat(feeder.sent()).isLessThan(100_000);
    }
  }
}
