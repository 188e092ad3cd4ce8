package io.weir.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every rule refuses the class of the wrong tree that was written to break it, and only that. */
class WrongHouseTest {
  private static final String ROOT = "io.weir.architecture.wrong";
  private static final JavaClasses WRONG =
      new ClassFileImporter().importPath("target/test-classes/" + ROOT.replace('.', '/'));

  @Test
  void shouldRefuseToReachUp() {
    assertThat(refused(Arrows.modulesKnowOnlyWhatIsBelow(ROOT, Module.PATTERNS)))
        .containsExactly("patterns.ReachesUp");
    assertThat(refused(Arrows.modulesKnowOnlyWhatIsBelow(ROOT, Module.ENGINE))).isEmpty();
  }

  @Test
  void shouldRefuseThePlatformWhereDecisionsAreMade() {
    assertThat(refused(Arrows.platformIsKnownOnlyWhereThingsRun(ROOT)))
        .containsExactly("engine.KnowsFlink");
  }

  @Test
  void shouldRefuseKafkaInAStage() {
    assertThat(refused(Arrows.kafkaIsKnownOnlyAtTheEndsOfTheJob(ROOT)))
        .containsExactly("streaming.stage.KnowsKafka");
  }

  @Test
  void shouldRefuseCycles() {
    assertThat(failures(Arrows.packagesDoNotFormCycles(ROOT)))
        .singleElement(STRING)
        .contains("Slice simulator.one", "Slice simulator.two");
  }

  @Test
  void shouldRefuseTheClockHoweverItIsRead() {
    assertThat(failures(Habits.timeIsAParameter(ROOT)))
        .hasSize(3)
        .allMatch(failure -> failure.contains("engine.AsksTheTime"));
  }

  @Test
  void shouldRefuseChanceWithoutASeed() {
    assertThat(failures(Habits.chanceIsAParameter(ROOT)))
        .hasSize(2)
        .allMatch(failure -> failure.contains("engine.Guesses"));
    assertThat(failures(Habits.randomHasASeed())).hasSize(1);
  }

  @Test
  void shouldRefuseToPrint() {
    assertThat(refused(Habits.librariesDoNotPrint(ROOT))).containsExactly("engine.Prints");
  }

  @Test
  void shouldRefuseVaguePackages() {
    assertThat(refused(Habits.packagesSayWhatIsInThem())).containsExactly("engine.util.Anything");
  }

  @Test
  void shouldRefuseTestsThatNobodyRuns() {
    assertThat(refused(Habits.testClassesAreFoundByName()))
        .containsExactly("schemas.ChecksSomething");
  }

  @Test
  void shouldRefuseBroadCatchesWithoutAReason() {
    List<String> lines =
        List.of(
            "} catch (Exception e) {",
            "} catch (IOException | RuntimeException e) {",
            "} catch (Exception e) { // the signature of Formatter#run",
            "} catch (UncheckedIOException e) {");
    assertThat(SourceRules.broadCatches(lines).map(problem -> problem.charAt(0)))
        .containsExactly('1', '2');
  }

  @Test
  void shouldRefuseLongFiles() {
    assertThat(SourceRules.tooLong(Stream.generate(() -> "").limit(301).toList())).isPresent();
    assertThat(SourceRules.tooLong(Stream.generate(() -> "").limit(300).toList())).isEmpty();
  }

  private static List<String> failures(ArchRule rule) {
    return rule.evaluate(WRONG).getFailureReport().getDetails();
  }

  /** The classes the rule complains about, without the root. */
  private static Set<String> refused(ArchRule rule) {
    Pattern name = Pattern.compile(Pattern.quote(ROOT) + "\\.([a-z.]+[A-Z]\\w+)");
    return failures(rule).stream()
        .map(
            failure ->
                name.matcher(failure).results().findFirst().map(MatchResult::group).orElse(failure))
        .map(full -> full.replace(ROOT + ".", ""))
        .collect(Collectors.toSet());
  }
}
