package io.weir.streaming.kafka;

import io.weir.streaming.intake.PartitionCheck;
import io.weir.streaming.settings.KafkaSettings;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the brokers where the partitions of the event topics end; keeps no connection. */
final class BrokerCheck implements PartitionCheck {
  private static final long serialVersionUID = 1;
  private static final Logger LOG = LoggerFactory.getLogger(BrokerCheck.class);

  private final KafkaSettings settings;
  private final List<String> topics;
  private final Outage outage = new Outage();

  BrokerCheck(KafkaSettings settings, List<String> topics) {
    this.settings = settings;
    this.topics = List.copyOf(topics);
  }

  @Override
  public CompletableFuture<Integer> unreadable() {
    return CompletableFuture.supplyAsync(this::ask, BrokerCheck::inItsOwnThread);
  }

  /** It ends with the answer, so that nothing is left behind when the job ends. */
  private static void inItsOwnThread(Runnable question) {
    Thread thread = new Thread(question, "weir-partition-check");
    thread.setDaemon(true);
    thread.start();
  }

  private int ask() {
    try (Brokers brokers = Brokers.open(settings)) {
      int unreadable = brokers.unreadable(topics);
      if (unreadable == 0) {
        ended();
      } else if (outage.begins()) {
        LOG.warn(
            "{} partitions of {} cannot be read: absence and settling wait", unreadable, topics);
      }
      return unreadable;
    } catch (KafkaException e) {
      if (outage.begins()) {
        LOG.warn("no broker says where {} end: absence and settling wait", topics, e);
      }
      return topics.size();
    }
  }

  private void ended() {
    if (outage.ends()) {
      LOG.info("all partitions of {} can be read again", topics);
    }
  }
}
