package io.weir.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;

/**
 * Who may know whom. Each rule speaks of the packages under a root, so that it can be tried on a
 * wrong tree.
 */
final class Arrows {
  private static final String[] FLINK_AND_KAFKA = {"org.apache.flink..", "org.apache.kafka.."};
  private static final String[] KAFKA = {
    "org.apache.kafka..", "org.apache.flink.connector.kafka.."
  };

  private Arrows() {}

  static ArchRule modulesKnowOnlyWhatIsBelow(String root, Module module) {
    return noClasses()
        .that()
        .resideInAPackage(module.packages(root))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(Module.packages(root, module.unknown().toList()));
  }

  static ArchRule platformIsKnownOnlyWhereThingsRun(String root) {
    return noClasses()
        .that()
        .resideInAnyPackage(Module.packages(root, Module.PLATFORM_FREE))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(FLINK_AND_KAFKA)
        .because("patterns are decided in plain Java; only thin adapters stream");
  }

  static ArchRule kafkaIsKnownOnlyAtTheEndsOfTheJob(String root) {
    String streaming = root + ".streaming";
    return noClasses()
        .that()
        .resideInAPackage(streaming + "..")
        .and()
        .resideOutsideOfPackages(
            streaming + ".kafka..", streaming + ".intake..", streaming + ".settings..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(KAFKA)
        .because("files, tests and other brokers are other ends of the same wiring");
  }

  static ArchRule packagesDoNotFormCycles(String root) {
    return slices().matching(root + ".(**)").should().beFreeOfCycles();
  }
}
