package io.weir.streaming.settings;

import io.weir.patterns.problem.Problem.Category;
import io.weir.patterns.problem.Problems;
import io.weir.patterns.problem.Suggestion;
import io.weir.schemas.StreamCatalog;
import io.weir.schemas.StreamSchema;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which streams are read from which topics. */
final class StreamTopics {
  private static final String SIGNAL = "signal";

  private final GivenValues given;
  private final Problems problems;
  private final StreamCatalog catalog;
  private final List<String> declared;

  StreamTopics(GivenValues given, Problems problems, StreamCatalog catalog) {
    this.given = given;
    this.problems = problems;
    this.catalog = catalog;
    this.declared =
        catalog.streams().stream()
            .map(StreamSchema::name)
            .filter(name -> !name.equals(SIGNAL))
            .toList();
  }

  /** Topic by stream. */
  Map<String, String> read() {
    Map<String, String> topics = new TreeMap<>();
    declared.forEach(name -> topics.put(name, name));
    given.section(Known.STREAMS).forEach((stream, topic) -> set(topics, stream, topic));
    if (topics.keySet().stream().allMatch(name -> catalog.stream(name).input())) {
      problems.add("settings", 1, 1, Category.STRUCTURE, "all streams of events are left out");
    }
    return topics;
  }

  private void set(Map<String, String> topics, String stream, String topic) {
    String key = Known.STREAMS.prefix() + stream;
    if (stream.equals(SIGNAL)) {
      given.wrong(key, Category.NAME, "use 'topics.signals'");
    } else if (!declared.contains(stream)) {
      String message = "no schema declares the stream '" + stream + "'";
      given.wrong(key, Category.NAME, message + Suggestion.didYouMean(stream, declared));
    } else if (topic.isEmpty()) {
      topics.remove(stream);
    } else if (Form.TOPIC_NAME.read().apply(topic) == null) {
      given.wrong(key, Category.VALUE, "'" + key + "' is " + Form.TOPIC_NAME.expected());
    } else {
      topics.put(stream, topic);
    }
  }
}
