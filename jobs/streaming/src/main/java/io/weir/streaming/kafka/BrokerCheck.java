package io.weir.streaming.kafka;

import io.weir.streaming.intake.PartitionCheck;
import io.weir.streaming.settings.KafkaSettings;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the brokers where partitions end; keeps no connection. */
final class BrokerCheck implements PartitionCheck {
  private static final long serialVersionUID = 1;
  private static final Logger LOG = LoggerFactory.getLogger(BrokerCheck.class);

  private final KafkaSettings settings;
  private final Map<String, String> consumer;
  private final Outage outage = new Outage();

  /**
   * @param consumer what the reader's own consumer has where the settings say nothing
   */
  BrokerCheck(KafkaSettings settings, Map<String, String> consumer) {
    this.settings = settings;
    this.consumer = Map.copyOf(consumer);
  }

  @Override
  public CompletableFuture<Answer> ask(Map<TopicPartition, Long> next) {
    return CompletableFuture.supplyAsync(() -> answer(next), BrokerCheck::inItsOwnThread);
  }

  /** It ends with the answer, so that nothing is left behind when the job ends. */
  private static void inItsOwnThread(Runnable question) {
    Thread thread = new Thread(question, "weir-partition-check");
    thread.setDaemon(true);
    thread.start();
  }

  private Answer answer(Map<TopicPartition, Long> next) {
    try (Brokers brokers = Brokers.open(settings)) {
      Map<TopicPartition, Long> ends = brokers.ends(next.keySet());
      Set<TopicPartition> unread = new HashSet<>(next.keySet());
      unread.removeAll(ends.keySet());
      int unreadable = unread.size();
      if (unreadable == 0) {
        ended();
      } else if (outage.begins()) {
        LOG.warn("{} cannot be read: absence and settling wait", unread);
      }
      Map<TopicPartition, Long> readable = new HashMap<>(next);
      readable.keySet().retainAll(ends.keySet());
      unread.addAll(Ahead.of(settings.forConsumer(consumer), readable, ends));
      return new Answer(unread, unreadable);
    } catch (KafkaException e) {
      if (outage.begins()) {
        LOG.warn("no broker says where {} end: absence and settling wait", next.keySet(), e);
      }
      return new Answer(next.keySet(), next.size());
    }
  }

  private void ended() {
    if (outage.ends()) {
      LOG.info("all partitions can be read again");
    }
  }
}
