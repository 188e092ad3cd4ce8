package io.weir.patterns.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.weir.patterns.condition.Frame;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FunctionsTest {
  private static final String CHROME =
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
          + " Chrome/120.0.0.0 Safari/537.36";

  private static Object value(String text) {
    return Probe.value(text, Probe.row());
  }

  @Test
  void shouldMeasureDistancesOnTheGlobe() {
    assertThat((Double) value("distanceKm(52.5200, 13.4050, 48.8566, 2.3522)"))
        .as("Berlin to Paris")
        .isCloseTo(877.5, within(1.0));
    assertThat((Double) value("distanceKm(0.0, 0.0, 0.0, 180.0)"))
        .as("half around the equator")
        .isCloseTo(Math.PI * 6371.0088, within(1e-6));
    assertThat((Double) value("distanceKm(decimal, decimal, decimal, decimal)")).isZero();
  }

  @Test
  void shouldNotMeasureFromPlacesThatDoNotExist() {
    assertThat(Probe.value("distanceKm(decimal, 0.0, 0.0, 0.0)", Probe.row().set("decimal", 91.0)))
        .isNull();
    assertThat(
            Probe.value(
                "distanceKm(decimal, 0.0, 0.0, 0.0)", Probe.row().set("decimal", Double.NaN)))
        .isNull();
  }

  @Test
  void shouldCountTheValuesOfAListOnce() {
    assertThat(value("different([\"anna\", \"ben\", \"anna\"])")).isEqualTo(2L);
    assertThat(Probe.value("different(tags)", Probe.row().set("tags", List.of("a", "a"))))
        .isEqualTo(1L);
    assertThat(Probe.value("different(tags)", Probe.row().set("tags", List.of()))).isEqualTo(0L);
    assertThat(Probe.value("different(tags)", Probe.row())).isNull();
  }

  @Test
  void shouldTellTheSpeedAndCopeWithNoTimeAtAll() {
    assertThat(value("speedKmh(100.0, 30m)")).isEqualTo(200.0);
    assertThat(value("speedKmh(100.0, -1 == 1 ? 1h : (0s - 30m))")).isEqualTo(200.0);
    assertThat(value("speedKmh(1.0, 0s)")).isEqualTo(3_600_000.0);
    assertThat(value("speedKmh(0.0, 0s)")).isEqualTo(0.0);
  }

  @Test
  void shouldMakeKeysOfAddresses() {
    assertThat(value("ipKey(\"192.0.2.17\")")).isEqualTo("192.0.2.17");
    assertThat(value("subnet(\"192.0.2.17\") == subnet(\"192.0.2.99\")")).isEqualTo(true);
    assertThat(value("subnet(\"192.0.2.17\") == subnet(\"192.0.3.17\")")).isEqualTo(false);
    assertThat(Probe.value("subnet(text)", Probe.row().set("text", "not an address"))).isNull();
  }

  @Test
  void shouldTellProgramsFromBrowsers() {
    assertThat(value("programmatic(\"python-requests/2.31.0\")")).isEqualTo(true);
    assertThat(value("programmatic(\"curl/8.4.0\")")).isEqualTo(true);
    assertThat(value("programmatic(\"Go-http-client/2.0\")")).isEqualTo(true);
    assertThat(value("programmatic(\"Mozilla/5.0 HeadlessChrome/120.0\")")).isEqualTo(true);
    assertThat(value("programmatic(\"Java/17.0.2\")")).isEqualTo(true);
    assertThat(value("programmatic(\"" + CHROME + "\")")).isEqualTo(false);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Mozilla/5.0 (Windows NT 10.0) Chrome/120.0 Safari/537.36 | Windows | Chrome",
        "Mozilla/5.0 (Windows NT 10.0) Chrome/120.0 Safari/537.36 Edg/120.0 | Windows | Edge",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Safari/604.1 | iOS | Safari",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) CriOS/120.0 Safari/604.1 | iOS | Chrome",
        "Mozilla/5.0 (Linux; Android 14; Pixel 8) Chrome/120.0 Mobile Safari/537.36 | Android | Chrome",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 14_0) Version/17.0 Safari/605.1 | macOS | Safari",
        "Mozilla/5.0 (X11; Linux x86_64; rv:121.0) Gecko/20100101 Firefox/121.0 | Linux | Firefox",
        "Mozilla/5.0 (X11; CrOS x86_64 15117.111.0) Chrome/120.0 Safari/537.36 | ChromeOS | Chrome",
        "Mozilla/5.0 (Linux; Android 13) SamsungBrowser/23.0 Chrome/115.0 Safari/537.36 | Android | Samsung",
        "curl/8.4.0 | Other | Other",
      })
  void shouldNameFamilies(String agent, String system, String browser) {
    assertThat(value("osFamily(\"" + agent + "\")")).isEqualTo(system);
    assertThat(value("browserFamily(\"" + agent + "\")")).isEqualTo(browser);
  }

  @Test
  void shouldFindRegularExpressionsAnywhereInTheText() {
    assertThat(value("text.matches(\"b\")")).isEqualTo(true);
    assertThat(value("text.matches(\"^b\")")).isEqualTo(false);
    assertThat(value("text.matches(\"^\" + params.word)")).isEqualTo(false);
  }

  @Test
  void shouldReadMappedColumns() {
    ConditionScope scope = ConditionScope.columns(java.util.List.of("when", "amount", "ok"));
    Frame frame = new Frame();
    frame.columns = new String[] {"2023-01-01T00:00:03Z", "480.32", "1"};
    assertThat(column("timestamp(when)", scope, frame)).isEqualTo(1_672_531_203_000L);
    assertThat(column("minor(amount)", scope, frame)).isEqualTo(48_032L);
    assertThat(column("ok == \"1\" ? \"SUCCESS\" : \"FAILURE\"", scope, frame))
        .isEqualTo("SUCCESS");
    assertThat(column("[when, ok]", scope, frame))
        .isEqualTo(java.util.List.of("2023-01-01T00:00:03Z", "1"));
    frame.columns = new String[] {"yesterday", "480.329", null};
    assertThat(column("timestamp(when)", scope, frame)).isNull();
    assertThat(column("minor(amount)", scope, frame)).isNull();
    assertThat(column("int(amount)", scope, frame)).isNull();
    assertThat(column("ok == \"1\"", scope, frame)).isNull();
    assertThat(column("[when, ok]", scope, frame)).isNull();
  }

  private static Object column(String text, ConditionScope scope, Frame frame) {
    return new ConditionCompiler()
        .expression(
            new SourceText("m.yaml", text, 1, 1), scope, new io.weir.patterns.problem.Problems())
        .value(frame);
  }

  @Test
  void shouldSayWhetherAnExpressionMayBeUnknown() {
    assertThat(Probe.expression("maybe.whole + 1").nullable()).isTrue();
    assertThat(Probe.expression("maybe.whole.or(1) + 1").nullable()).isFalse();
    assertThat(Probe.expression("whole + 1").nullable()).isFalse();
    assertThat(Probe.expression("tags").type()).isEqualTo(io.weir.patterns.model.ValueType.STRINGS);
  }
}
