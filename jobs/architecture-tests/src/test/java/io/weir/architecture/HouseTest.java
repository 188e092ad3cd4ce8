package io.weir.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** This tree keeps its rules. That the rules can fail is shown by {@link WrongHouseTest}. */
class HouseTest {
  private static final JavaClasses MAIN = House.mainClasses();

  @Test
  void shouldKnowEveryModule() throws IOException {
    String pom = Files.readString(House.TOP.resolve("pom.xml"));
    List<String> built =
        Pattern.compile("<module>(.*)</module>")
            .matcher(pom)
            .results()
            .map(m -> m.group(1))
            .toList();
    List<String> known =
        new ArrayList<>(Arrays.stream(Module.values()).map(Module::directory).toList());
    known.add("jobs/architecture-tests");
    assertThat(built).containsExactlyInAnyOrderElementsOf(known);
  }

  @ParameterizedTest
  @EnumSource
  void shouldKeepModulesInPackagesOfTheirName(Module module) {
    String name = module.packages(House.ROOT).replace("..", "");
    assertThat(House.mainClasses(module))
        .isNotEmpty()
        .allMatch(type -> (type.getPackageName() + ".").startsWith(name + "."));
  }

  @ParameterizedTest
  @EnumSource
  void shouldLetModulesKnowOnlyWhatIsBelow(Module module) {
    Arrows.modulesKnowOnlyWhatIsBelow(House.ROOT, module).check(MAIN);
  }

  @Test
  void shouldKnowThePlatformOnlyWhereThingsRun() {
    Arrows.platformIsKnownOnlyWhereThingsRun(House.ROOT).check(MAIN);
  }

  @Test
  void shouldKnowKafkaOnlyAtTheEndsOfTheJob() {
    Arrows.kafkaIsKnownOnlyAtTheEndsOfTheJob(House.ROOT).check(MAIN);
  }

  @Test
  void shouldHaveNoCyclesBetweenPackages() {
    Arrows.packagesDoNotFormCycles(House.ROOT).check(MAIN);
  }

  @Test
  void shouldTakeTimeAsAParameter() {
    assertThat(MAIN.contain(House.ROOT + Habits.CLOCK)).as("the one clock").isTrue();
    Habits.timeIsAParameter(House.ROOT).check(MAIN);
  }

  @Test
  void shouldTakeChanceAsAParameter() {
    Habits.chanceIsAParameter(House.ROOT).check(MAIN);
    Habits.randomHasASeed().check(House.mainAndTestClasses());
  }

  @Test
  void shouldNotPrintFromLibraries() {
    Habits.librariesDoNotPrint(House.ROOT).check(MAIN);
  }

  @Test
  void shouldNamePackagesByWhatIsInThem() {
    Habits.packagesSayWhatIsInThem().check(House.mainAndTestClasses());
  }

  @Test
  void shouldNameTestsSoThatTheyRun() {
    Habits.testClassesAreFoundByName().check(House.testClasses());
  }

  @Test
  void shouldGiveAReasonForBroadCatches() throws IOException {
    List<String> problems = new ArrayList<>();
    for (Path source : House.sources("main")) {
      SourceRules.broadCatches(House.lines(source)).map(at(source)).forEach(problems::add);
    }
    assertThat(problems).isEmpty();
  }

  @Test
  void shouldKeepFilesShort() throws IOException {
    List<String> problems = new ArrayList<>();
    for (String kind : List.of("main", "test")) {
      for (Path source : House.sources(kind)) {
        SourceRules.tooLong(House.lines(source)).map(at(source)).ifPresent(problems::add);
      }
    }
    assertThat(problems).isEmpty();
  }

  private static UnaryOperator<String> at(Path source) {
    return problem -> House.TOP.relativize(source) + ":" + problem;
  }
}
