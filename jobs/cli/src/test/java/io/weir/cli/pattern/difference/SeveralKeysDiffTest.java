package io.weir.cli.pattern.difference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.weir.patterns.model.Pattern;
import io.weir.patterns.policy.Policy;
import io.weir.patterns.policy.PolicyReader;
import io.weir.patterns.syntax.PatternReader;
import io.weir.schemas.StreamCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A pattern of several keys is compared in each of them. */
class SeveralKeysDiffTest {
  private static final Path DEPLOY = Path.of("../../deploy");
  private static final StreamCatalog CATALOG = StreamCatalog.shipped();
  private static final String ABUSE = "account-manipulation/recovery-flow-abuse.yaml";

  @Test
  void shouldTellWhatIsAskedOfItsLastKey() throws IOException {
    PatternDiff diff = diff("requests >= params.requests", "requests >= 1");

    assertThat(diff.differences()).hasSize(1);
    Difference match = diff.differences().get(0);
    assertThat(match.part()).isEqualTo(Part.MATCH);
    assertThat(match.what()).startsWith("account: account.").endsWith(".where");
    assertThat(match.before()).contains("requests >= 3");
    assertThat(match.after()).contains("requests >= 1");
    assertThat(diff.historyServes()).isTrue();
  }

  @Test
  void shouldTellTheSeverityOfAnotherKey() throws IOException {
    assertThat(diff("severity: high\n    when", "severity: low\n    when").differences())
        .containsExactly(new Difference(Part.ACTION, "account: account.severity", "high", "low"));
  }

  @Test
  void shouldTellWhatCountsForOneKeyOnly() throws IOException {
    PatternDiff diff =
        diff(
            "requests:  {count: login, over: params.asking", "requests:  {count: login, over: 48h");

    assertThat(diff.differences())
        .extracting(Difference::part, Difference::what)
        .contains(tuple(Part.WINDOW, "account: requests.over"));
  }

  @Test
  void shouldTellWhichKeysItWatches() throws IOException {
    String text = text(ABUSE);
    String device = text.substring(text.indexOf("  - name: device"), text.indexOf("  - name: acc"));
    String without =
        text.replace(device, "").replace("key: [ip, device, account]", "key: [ip, account]");

    PatternDiff diff = compare(text, without);

    assertThat(diff.differences())
        .contains(new Difference(Part.KEY, "key", "ip, device, account", "ip, account"));
    assertThat(diff.differences())
        .extracting(Difference::what)
        .filteredOn(what -> what.contains(": "))
        .isNotEmpty()
        .allMatch(what -> what.startsWith("device: "));
  }

  @Test
  void shouldWarmForAsLongAsItsSlowestKey() throws IOException {
    PatternDiff diff = diff("requests:  {count: login", "requests:  {distinct: login.device_id");

    assertThat(diff.historyServes()).isFalse();
    assertThat(diff.warmingMillis())
        .as("a device is new to an account only where it was looked for")
        .isEqualTo(Duration.ofDays(14).toMillis());
  }

  private static PatternDiff diff(String replaced, String by) throws IOException {
    String text = text(ABUSE);
    assertThat(text).contains(replaced);
    return compare(text, text.replace(replaced, by));
  }

  private static PatternDiff compare(String before, String after) throws IOException {
    Policy policy =
        PolicyReader.read("policy.yaml", Files.readString(DEPLOY.resolve("policy.yaml"))).policy();
    return PatternDiff.of(read(before), read(after), CATALOG, policy);
  }

  private static Pattern read(String text) {
    PatternReader.Read read = new PatternReader(CATALOG).read("recovery-flow-abuse.yaml", text);
    assertThat(read.problems()).isEmpty();
    return read.pattern();
  }

  private static String text(String file) throws IOException {
    return Files.readString(DEPLOY.resolve("patterns").resolve(file));
  }
}
