package io.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.cli.pattern.noise.NoiseBudget;
import io.weir.cli.replay.mapping.Mapping;
import io.weir.patterns.policy.PolicyReader;
import io.weir.patterns.problem.Problem;
import io.weir.patterns.yaml.YamlReader;
import io.weir.schemas.StreamCatalog;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a policy, a mapping and a noise budget do with files that are meant to hurt. */
final class HostileFilesTest {
  private static final Duration AT_MOST = Duration.ofSeconds(1);
  private static final long MOST_BYTES = 256L * 1024 * 1024;
  private static final StreamCatalog CATALOG = StreamCatalog.shipped();

  private static final Map<String, Function<String, List<Problem>>> READERS =
      Map.of(
          "policy", text -> PolicyReader.read("x.yaml", text).problems(),
          "noise budget", text -> NoiseBudget.read("x.yaml", text).problems(),
          "mapping", text -> Mapping.read("x.yaml", text, CATALOG).problems());

  static Stream<Arguments> inputs() {
    int full = YamlReader.MAX_BYTES;
    String bomb =
        IntStream.range(0, 9)
            .mapToObj(
                i ->
                    "l%d: &l%d [%s]\n"
                        .formatted(i, i, i == 0 ? "x" : "*l%d,".formatted(i - 1).repeat(5)))
            .collect(Collectors.joining());
    Map<String, String> texts =
        Map.ofEntries(
            Map.entry("ten megabytes", "a: " + "x".repeat(10_000_000)),
            Map.entry("one long text", "version: " + "x".repeat(full - 100)),
            Map.entry("a huge number", "version: " + "9".repeat(full - 100)),
            Map.entry("exponents", "version: 1e999999999\nusual: 1e999999999\n"),
            Map.entry("infinity", "version: .inf\nusual: .nan\ndegradedFactor: -.inf\n"),
            Map.entry("a huge duration", "version: 1\ncoolDown: " + "9".repeat(full / 2) + "d\n"),
            Map.entry("aliases of aliases", bomb),
            Map.entry("many aliases", "a: &a 1\nb: [" + "*a,".repeat(full / 3 - 100) + "]"),
            Map.entry("deep lists", "[".repeat(full)),
            Map.entry("deep mappings", "{a: ".repeat(full / 4)),
            Map.entry("one key again and again", "a: 1\n".repeat(full / 5)),
            Map.entry("many keys", numbered(full / 12, "k%d: 1\n")),
            Map.entry("many lines", "usual: 1\npatterns:\n" + numbered(full / 14, "  p%d: x\n")),
            Map.entry("many exclusions", "usual: 1\nexclusions: [" + "x, ".repeat(full / 4) + "]"),
            Map.entry("many levels", "version: 1\nlevels:\n" + numbered(full / 16, "  l%d: 1\n")),
            Map.entry("many streams", "streams:\n" + numbered(full / 16, "  s%d: {}\n")),
            Map.entry("many columns", columns(numbered(full / 20, "      c%d: x + y\n"))),
            Map.entry(
                "a long expression", columns("      event_id: '" + "a+".repeat(full / 3) + "a'\n")),
            Map.entry(
                "deep expressions", columns("      event_id: '" + "(".repeat(full / 2) + "'\n")),
            Map.entry(
                "a regular expression that multiplies",
                columns(
                    "      event_id: 'a.matches(\"((((x{100}){100}){100}){100}){100}\") ? a :"
                        + " b'\n")));
    return READERS.keySet().stream()
        .flatMap(
            reader ->
                texts.entrySet().stream()
                    .map(text -> Arguments.of(reader, text.getKey(), text.getValue())));
  }

  private static String numbered(int count, String line) {
    return IntStream.range(0, count).mapToObj(line::formatted).collect(Collectors.joining());
  }

  private static String columns(String fields) {
    return "streams:\n  login:\n    fields:\n" + fields;
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("inputs")
  @Timeout(60)
  void shouldBeRefusedQuicklyAndInLittleMemory(String reader, String name, String text) {
    Function<String, List<Problem>> read = READERS.get(reader);
    assertThat(read.apply(text)).as("before it is measured").isNotEmpty();
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long bytes = threads.getCurrentThreadAllocatedBytes();
    long nanos = threads.getCurrentThreadCpuTime();
    List<Problem> problems = read.apply(text);

    assertThat(threads.getCurrentThreadCpuTime() - nanos).isLessThan(AT_MOST.toNanos());
    assertThat(threads.getCurrentThreadAllocatedBytes() - bytes).isLessThan(MOST_BYTES);
    assertThat(problems).isNotEmpty();
  }
}
