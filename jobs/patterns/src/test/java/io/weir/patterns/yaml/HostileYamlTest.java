package io.weir.patterns.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.patterns.problem.Problems;
import io.weir.patterns.syntax.PatternReader;
import io.weir.schemas.StreamCatalog;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever may publish a pattern may also try to hurt whoever reads it. */
final class HostileYamlTest {
  private static final Duration AT_MOST = Duration.ofSeconds(1);
  private static final long MOST_BYTES = 256L * 1024 * 1024;
  private static final PatternReader READER = new PatternReader(StreamCatalog.shipped());

  static Stream<Arguments> inputs() {
    int full = YamlReader.MAX_BYTES;
    String lines =
        IntStream.range(0, 9)
            .mapToObj(
                i ->
                    "l%d: &l%d [%s]\n"
                        .formatted(i, i, i == 0 ? "x" : "*l%d,".formatted(i - 1).repeat(5)))
            .collect(Collectors.joining());
    return Stream.of(
        Arguments.of("ten megabytes", "a: " + "x".repeat(10_000_000)),
        Arguments.of("one long text", "title: " + "x".repeat(full - 100)),
        Arguments.of(
            "a long condition", "when: {on: login, where: '" + "(".repeat(full - 100) + "'}"),
        Arguments.of(
            "a sum of many",
            "key: account\nwhen: {on: login, where: '" + "1+".repeat(full / 2 - 100) + "1 > 0'}"),
        Arguments.of("aliases of aliases", lines),
        Arguments.of("many aliases", "a: &a 1\nb: [" + "*a,".repeat(full / 3 - 100) + "]"),
        Arguments.of("deep lists", "[".repeat(full)),
        Arguments.of("deep mappings", "{a: ".repeat(full / 4)),
        Arguments.of("deep blocks", "- ".repeat(full / 2)),
        Arguments.of(
            "many keys",
            IntStream.range(0, full / 12)
                .mapToObj(i -> "k" + i + ": 1")
                .collect(Collectors.joining("\n"))),
        Arguments.of("one key again and again", "a: 1\n".repeat(full / 5)),
        Arguments.of(
            "many parameters",
            "params:\n"
                + IntStream.range(0, full / 40)
                    .mapToObj(i -> "  p" + i + ": {value: 1, min: 0, max: 2}\n")
                    .collect(Collectors.joining())),
        Arguments.of(
            "many aggregates",
            "key: account\naggregates:\n"
                + IntStream.range(0, full / 40)
                    .mapToObj(i -> "  p" + i + ": {count: login, over: 1h}\n")
                    .collect(Collectors.joining())),
        Arguments.of(
            "many unknown fields",
            "tests:\n- name: x\n  events:\n"
                + "  - {at: 1s, payment: {payeeid: 1}}\n".repeat(full / 40)),
        Arguments.of(
            "many events",
            "tests:\n- name: x\n  events:\n"
                + "  - {at: 1s, repeat: {times: 5000, every: 1s}, login: {activity: LOGON}}\n"
                    .repeat(full / 80)),
        Arguments.of(
            "many tests of many events",
            ("tests:\n"
                + "- {name: x, expect: [], events: [{at: 1s, repeat: {times: 5000, every: 1s}, login: {activity: LOGON}}]}\n"
                    .repeat(full / 120))),
        Arguments.of("a huge number", "version: " + "9".repeat(full - 100)),
        Arguments.of("a huge number of hexadecimals", "version: 0x" + "f".repeat(full - 100)),
        Arguments.of(
            "a huge duration",
            "key: account\naggregates: {a: {count: login, over: " + "9".repeat(full - 100) + "d}}"),
        Arguments.of(
            "a huge reason",
            "key: account\nseverity: low\nreason: '"
                + "{age}".repeat(full / 5 - 50)
                + "'\nwhen: {on: login, where: 'status == \"FAILURE\"'}"),
        Arguments.of(
            "a reason of mistakes",
            "key: account\nseverity: low\nreason: '"
                + "{ag}".repeat(full / 4 - 50)
                + "'\nwhen: {on: login, where: 'status == \"FAILURE\"'}"),
        Arguments.of(
            "a condition of mistakes",
            "key: account\nwhen: {on: login, where: '"
                + "statuss == 1 && ".repeat(full / 16 - 50)
                + "true'}"),
        Arguments.of(
            "a hundred thousand keys",
            IntStream.range(0, 100_000)
                .mapToObj(i -> "k" + i + ": 1\n")
                .collect(Collectors.joining())),
        Arguments.of(
            "many fields of one event",
            "tests:\n- name: x\n  events:\n  - at: 1s\n    payment:\n"
                + IntStream.range(0, full / 20)
                    .mapToObj(i -> "      f" + i + ": 1\n")
                    .collect(Collectors.joining())),
        Arguments.of("many tags", "tags: [" + "attack.t9999, ".repeat(full / 15) + "x]"),
        Arguments.of("many anchors", anchors(full / 14)),
        Arguments.of("many documents", "--- 1\n".repeat(full / 6)),
        Arguments.of("nothing but comments", "# a comment\n".repeat(full / 12)),
        Arguments.of("blanks", " ".repeat(full - 10) + "a: 1"),
        Arguments.of(
            "tests that repeat for ever",
            "tests: [{name: x, expect: [], events: [{at: 1s, repeat: {times: 999999999999, every: 999999999d}, login: {activity: LOGON}}]}]"),
        Arguments.of("numbers without end", hugeNumbers("9".repeat(2_000))),
        Arguments.of("decimals without end", hugeNumbers("0." + "0".repeat(2_000) + "1")),
        Arguments.of("exponents", hugeNumbers("1e999999999")),
        Arguments.of("infinity", hugeNumbers(".inf")),
        Arguments.of(
            "regular expressions that multiply", matches("((((a{100}){100}){100}){100}){100}")),
        Arguments.of("regular expressions that backtrack", matches("(x+x+)+y|(a|aa)+$|(a*)*b")),
        Arguments.of(
            "regular expressions of many classes", matches("[a-z\\\\p{L}]{0,1000}".repeat(40))),
        Arguments.of("deep regular expressions", matches("(".repeat(450) + "a" + ")".repeat(450))),
        Arguments.of("many conditions", conditions(16, "base_amount_minor > 1")),
        Arguments.of(
            "long conditions", conditions(4, "base_amount_minor > 1 && ".repeat(120) + "true")),
        Arguments.of(
            "long conditions of mistakes",
            conditions(4, "base_amuont_minor > 1 && ".repeat(120) + "true")),
        Arguments.of("a long suggestion", "x".repeat(1000) + ": 1"),
        Arguments.of("control characters", "a: \u0000\u0007\u001b[31m"),
        Arguments.of("a lone surrogate", "a: \ud800"),
        Arguments.of(
            "binary",
            new Random(1)
                .ints(full / 2, 0, 0xffff)
                .mapToObj(i -> String.valueOf((char) i))
                .collect(Collectors.joining())));
  }

  private static String anchors(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "- &a" + i + " x\n")
        .collect(Collectors.joining());
  }

  private static String hugeNumbers(String number) {
    return """
        version: %1$s
        key: account
        params: {a: {value: %1$s, min: 0, max: %1$s}, b: {value: %1$sd, min: 1d, max: %1$sd}}
        aggregates: {c: {quantile: payment.base_amount_minor, q: %1$s, over: %1$sd, atLeast: %1$s}}
        sequence: {within: %1$sd, steps: [{s: login, times: %1$s.., where: 'event_time < %1$sd || 1 < %1$s'}]}
        """
        .formatted(number);
  }

  private static String matches(String regex) {
    return conditions(16, "payee_id.matches(\"" + regex + "\")");
  }

  private static String conditions(int stepsEach, String condition) {
    String steps =
        IntStream.range(0, stepsEach)
            .mapToObj(i -> "    - {s%d: payment, where: '%s'}\n".formatted(i, condition))
            .collect(Collectors.joining());
    String alternative = "- name: a%d\n  sequence:\n    within: 1h\n    steps:\n" + steps;
    return "key: account\nalternatives:\n"
        + IntStream.range(0, 16).mapToObj(alternative::formatted).collect(Collectors.joining());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("inputs")
  @Timeout(300)
  void shouldRefuseQuicklyAndInLittleMemory(String name, String text) {
    read(text);
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long bytes = threads.getCurrentThreadAllocatedBytes();
    long nanos = threads.getCurrentThreadCpuTime();
    PatternReader.Read read = read(text);

    assertThat(threads.getCurrentThreadCpuTime() - nanos).isLessThan(AT_MOST.toNanos());
    assertThat(threads.getCurrentThreadAllocatedBytes() - bytes).isLessThan(MOST_BYTES);
    assertThat(read.problems()).isNotEmpty();
    assertThat(read.pattern()).isNull();
  }

  private static PatternReader.Read read(String text) {
    return READER.read("x.yaml", text);
  }

  @Test
  void shouldNeverThrowWhateverIsCutOffOrChanged() {
    String text =
        "a: &x [1, 'two', \"thr\\u0065e\"]\nb: {c: *x, d: |\n  e\n  f\n}\n? g\n: !t h\n--- >-\n i\n%YAML";
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder changed = new StringBuilder(text.substring(0, random.nextInt(text.length())));
      for (int j = random.nextInt(4); j > 0 && changed.length() > 0; j--) {
        changed.setCharAt(
            random.nextInt(changed.length()),
            "{}[]:,&*!|>'\"%@`-?#\\\n\t x".charAt(random.nextInt(24)));
      }
      Problems problems = new Problems();
      YamlNode node = YamlReader.read(changed.toString(), new Reporter("x.yaml", problems));
      assertThat(node != null || !problems.isEmpty()).as(changed.toString()).isTrue();
    }
  }
}
