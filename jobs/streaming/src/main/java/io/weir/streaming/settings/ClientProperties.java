package io.weir.streaming.settings;

import io.weir.patterns.problem.Problem.Category;
import io.weir.patterns.problem.Problems;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * Checks properties of Kafka's clients. Any name may be given, as plug-ins have their own; but one
 * that is a slip away from a name Kafka knows is refused, and so is one the job must set itself.
 */
final class ClientProperties {
  private static final Map<String, String> OURS =
      Map.of(
          "key.serializer", "records are bytes",
          "value.serializer", "records are bytes",
          "key.deserializer", "records are bytes",
          "value.deserializer", "records are bytes",
          "enable.auto.commit", "offsets are committed with checkpoints",
          "auto.offset.reset", "use 'start'",
          "transactional.id", "it begins with the name of the 'job'",
          "transaction.timeout.ms", "use 'transactionTimeout'",
          "allow.auto.create.topics", "a misspelt topic is an error to be seen");

  private static final List<String> OF_THE_CONNECTOR =
      List.of(
          "partition.discovery.interval.ms",
          "register.consumer.metrics",
          "commit.offsets.on.checkpoint",
          "client.id.prefix");

  private final Set<String> names = new HashSet<>(OF_THE_CONNECTOR);

  ClientProperties() {
    names.addAll(ConsumerConfig.configNames());
    names.addAll(ProducerConfig.configNames());
    names.addAll(AdminClientConfig.configNames());
  }

  void check(Given given, String name, Problems problems) {
    if (OURS.containsKey(name)) {
      given.wrong(
          problems,
          Category.STRUCTURE,
          "'%s' is set by the job: %s".formatted(given.key(), OURS.get(name)));
    } else if (!names.contains(name)) {
      names.stream()
          .filter(known -> aSlipApart(name, known))
          .sorted()
          .findFirst()
          .ifPresent(
              known ->
                  given.wrong(
                      problems,
                      Category.NAME,
                      "Kafka has no property '%s', did you mean '%s'?".formatted(name, known)));
    }
  }

  /** Whether one character is missing, added or changed, or two neighbours are swapped. */
  static boolean aSlipApart(String a, String b) {
    if (a.length() > b.length()) {
      return aSlipApart(b, a);
    }
    if (b.length() - a.length() > 1) {
      return false;
    }
    int same = 0;
    while (same < a.length() && a.charAt(same) == b.charAt(same)) {
      same++;
    }
    if (a.length() < b.length()) {
      return a.regionMatches(same, b, same + 1, a.length() - same);
    }
    int left = a.length() - same;
    boolean changed = left > 0 && a.regionMatches(same + 1, b, same + 1, left - 1);
    boolean swapped =
        left > 1
            && a.charAt(same) == b.charAt(same + 1)
            && a.charAt(same + 1) == b.charAt(same)
            && a.regionMatches(same + 2, b, same + 2, left - 2);
    return changed || swapped;
  }
}
