package io.weir.streaming.kafka;

import io.weir.local.TopicSettings;
import io.weir.streaming.settings.Settings;
import io.weir.testkit.KafkaFixture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Topics of one test's own, and settings that name them. */
final class Topics {
  private final KafkaFixture kafka;
  final String logins;
  final String patterns;
  final String signals;
  final String deadLetters;
  final String others;

  private Topics(KafkaFixture kafka) {
    this.kafka = kafka;
    logins = kafka.topic("logins", 2, TopicSettings.appendTime());
    patterns = kafka.topic("patterns", 1, TopicSettings.appendTime());
    signals = kafka.topic("signals", 1, TopicSettings.appendTime());
    deadLetters = kafka.topic("dead-letters", 1, TopicSettings.appendTime());
    others = kafka.topic("others", 1, TopicSettings.appendTime());
  }

  static Topics create(KafkaFixture kafka) {
    return new Topics(kafka);
  }

  /** Reads logins only; what is neither a signal nor a dead letter goes to topics like others. */
  Settings settings(String... more) {
    List<String> args =
        new ArrayList<>(
            List.of(
                "--kafka.bootstrap.servers=" + kafka.bootstrap(),
                "--job=" + logins,
                "--control.signatures=off",
                "--streams.login=" + logins,
                "--streams.device=",
                "--streams.payment=",
                "--streams.indicator=",
                "--streams.disposition=",
                "--streams.directive=",
                "--streams.profile=",
                "--streams.treasury=",
                "--topics.patterns=" + patterns,
                "--topics.signals=" + signals,
                "--topics.deadLetters=" + deadLetters,
                "--topics.late=" + others));
    args.add(
        "--topics.restrictions="
            + kafka.topic("restrictions", 1, TopicSettings.compactedOnAppendTime()));
    for (String output : List.of("decisions", "alerts", "patternVerdicts", "audit")) {
      args.add("--topics." + output + "=" + kafka.topic(output, 1, TopicSettings.appendTime()));
    }
    args.addAll(Arrays.asList(more));
    return Settings.parse(args.toArray(String[]::new));
  }
}
