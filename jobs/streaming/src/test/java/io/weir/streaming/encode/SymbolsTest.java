package io.weir.streaming.encode;

import static io.weir.streaming.Samples.CATALOG;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.patterns.model.Action;
import io.weir.patterns.model.Pattern;
import io.weir.patterns.model.Scope;
import io.weir.patterns.syntax.PatternLibrary;
import io.weir.patterns.syntax.PatternReader;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/** Whoever is restricted has a name that readers find him by. */
class SymbolsTest {
  private static final Set<Scope> OF_SUBJECTS =
      EnumSet.of(Scope.PAYEE, Scope.DEVICE, Scope.IP_LOGIN, Scope.NET_LOGIN, Scope.MERCHANT_BIN);

  private final Schema restriction = CATALOG.schemas().named("io.weir.outputs.Restriction");
  private final Symbols symbols = Symbols.of(restriction, "subject_type");
  private final Ordinals ordinals = Ordinals.of(restriction, "subject_type");

  @Test
  void shouldNameEverySubjectAShippedPatternRestricts() {
    List<Pattern> patterns =
        new PatternLibrary(new PatternReader(CATALOG))
            .read(List.of(Path.of("../../deploy/patterns")))
            .patterns();
    int restricting = 0;
    for (Pattern pattern : patterns) {
      boolean restricts =
          pattern.alternatives().stream()
              .flatMap(one -> one.actions().stream())
              .anyMatch(
                  one ->
                      OF_SUBJECTS.contains(one.scope())
                          && one.floor().compareTo(Action.STEP_UP) >= 0);
      if (restricts) {
        restricting++;
        assertThat(symbols.subject(pattern.key()).toString())
            .as(pattern.id() + " by " + pattern.key())
            .isNotEqualTo("UNKNOWN");
      }
    }
    assertThat(restricting).isPositive();
  }

  @Test
  void shouldCallDimensionsWhatSchemasCallThem() {
    assertThat(symbols.subject("merchant-bin")).hasToString("MERCHANT_BIN");
    assertThat(symbols.subject("subnet")).hasToString("NET");
    List<String> names = restriction.getField("subject_type").schema().getEnumSymbols();
    assertThat(names.get(ordinals.subject("merchant-bin"))).isEqualTo("MERCHANT_BIN");
    assertThat(names.get(ordinals.subject("ip"))).isEqualTo("IP");
  }
}
