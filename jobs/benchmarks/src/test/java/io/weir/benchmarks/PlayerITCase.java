package io.weir.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.local.EmbeddedKafka;
import io.weir.local.KafkaOptions;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PlayerITCase {

  @Test
  void shouldBeFoundByAMeterThatIsReadWhenAllWasSent() throws Exception {
    Recording recording = Recording.of(Bank.usual(1_500, 1));
    try (EmbeddedKafka kafka = EmbeddedKafka.start(KafkaOptions.temporary())) {
      Topics topics = new Topics(0, recording.streams());
      topics.create(kafka);
      Player player = new Player(recording, kafka.bootstrap(), topics, 0, () -> 1_500);
      Meter meter = new Meter();
      Thread playing = new Thread(player, Round.PLAYER);
      playing.start();
      CountDownLatch never = new CountDownLatch(1);
      while (!player.done()) {
        never.await(1, TimeUnit.MILLISECONDS);
      }
      // Whoever ends by itself has ended after this.
      playing.join(2_000);
      assertThat(meter.read().byRole()).containsKey("sender");
      player.stop();
      playing.join(60_000);
      assertThat(playing.isAlive()).as("once it is stopped").isFalse();
    }
  }
}
