package io.weir.architecture;

import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What code here does not do, and how it is named. */
final class Habits {
  /** The one class of the job that may ask what time it is. */
  static final String CLOCK = ".streaming.stage.WallClock";

  private static final Set<String> VAGUE =
      Set.of("util", "utils", "common", "commons", "helper", "helpers", "impl", "manager", "misc");

  private static final Set<String> TESTS =
      Stream.of("Test", "RepeatedTest", "TestFactory", "TestTemplate", "params.ParameterizedTest")
          .map(name -> name.contains(".") ? name : "api." + name)
          .map(name -> "org.junit.jupiter." + name)
          .collect(Collectors.toSet());

  private Habits() {}

  static ArchRule timeIsAParameter(String root) {
    return noClasses()
        .that()
        .resideInAnyPackage(Module.packages(root, Module.REPEATABLE))
        .and()
        .doNotHaveFullyQualifiedName(root + CLOCK)
        .should(accessTargetWhere(calls("read the wall clock", Habits::readsTheClock)))
        .because("time is a parameter: replay, tests and production must agree");
  }

  static ArchRule chanceIsAParameter(String root) {
    return noClasses()
        .that()
        .resideInAnyPackage(Module.packages(root, Module.REPEATABLE))
        .should(accessTargetWhere(calls("draw from no seed", Habits::drawsFromNoSeed)))
        .because("ids and random numbers are parameters");
  }

  /** For tests too: a failure must be repeatable. */
  static ArchRule randomHasASeed() {
    return noClasses()
        .should(accessTargetWhere(calls("start a Random from no seed", Habits::isUnseededRandom)));
  }

  static ArchRule librariesDoNotPrint(String root) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(Module.CLI.packages(root))
        .and()
        .doNotHaveFullyQualifiedName(root + ".streaming.WeirJob")
        .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS);
  }

  static ArchRule packagesSayWhatIsInThem() {
    return classes()
        .should(
            new ArchCondition<JavaClass>("live in a package whose name says something") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                boolean vague =
                    List.of(type.getPackageName().split("\\.")).stream().anyMatch(VAGUE::contains);
                events.add(new SimpleConditionEvent(type, !vague, type.getName()));
              }
            });
  }

  static ArchRule testClassesAreFoundByName() {
    return methods()
        .that(areTests())
        .should(
            new ArchCondition<JavaMethod>("be in a class named ...Test or ...ITCase") {
              @Override
              public void check(JavaMethod test, ConditionEvents events) {
                String name = outermost(test.getOwner()).getSimpleName();
                boolean found = name.endsWith("Test") || name.endsWith("ITCase");
                events.add(new SimpleConditionEvent(test, found, test.getFullName()));
              }
            })
        .because("Surefire and Failsafe run no other");
  }

  private static DescribedPredicate<JavaMethod> areTests() {
    return DescribedPredicate.describe(
        "are tests",
        method ->
            method.getAnnotations().stream()
                .map(annotation -> annotation.getRawType().getName())
                .anyMatch(TESTS::contains));
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(Habits::outermost).orElse(type);
  }

  private static DescribedPredicate<JavaAccess<?>> calls(
      String what, Predicate<AccessTarget> which) {
    return DescribedPredicate.describe(what, access -> which.test(access.getTarget()));
  }

  private static boolean readsTheClock(AccessTarget target) {
    String owner = target.getOwner().getName();
    String name = target.getName();
    return switch (owner) {
      case "java.lang.System" -> Set.of("currentTimeMillis", "nanoTime").contains(name);
      case "java.time.Clock" -> name.startsWith("system") || name.startsWith("tick");
      case "java.util.Date", "java.util.GregorianCalendar" -> takesNothing(target);
      case "java.util.Calendar" -> name.equals("getInstance");
      default -> owner.startsWith("java.time.") && name.equals("now");
    };
  }

  private static boolean drawsFromNoSeed(AccessTarget target) {
    String owner = target.getOwner().getName();
    String name = target.getName();
    return switch (owner) {
      case "java.lang.Math", "java.lang.StrictMath" -> name.equals("random");
      case "java.util.UUID" -> name.equals("randomUUID");
      case "java.util.concurrent.ThreadLocalRandom", "java.security.SecureRandom" -> true;
      default -> isUnseededRandom(target);
    };
  }

  private static boolean isUnseededRandom(AccessTarget target) {
    return Set.of("java.util.Random", "java.util.SplittableRandom")
            .contains(target.getOwner().getName())
        && target.getName().equals("<init>")
        && takesNothing(target);
  }

  private static boolean takesNothing(AccessTarget target) {
    return target instanceof AccessTarget.CodeUnitAccessTarget unit
        && unit.getName().equals("<init>")
        && unit.getRawParameterTypes().isEmpty();
  }
}
