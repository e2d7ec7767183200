package org.kith.jobs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The walls of the house: which room may use which. */
@AnalyzeClasses(
    packages = "org.kith",
    importOptions = {ImportOption.DoNotIncludeTests.class, KithClasses.class})
class ArchitectureTest {

  @ArchTest
  static final ArchRule modulesDependDownwardsOnly =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("features")
          .definedBy("org.kith.features..")
          .layer("models")
          .definedBy("org.kith.models..")
          .layer("jobs")
          .definedBy("org.kith.jobs..")
          .whereLayer("jobs")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("models")
          .mayOnlyBeAccessedByLayers("jobs");

  @ArchTest
  static final ArchRule noTwoRoomsUseEachOther =
      slices().matching("org.kith.(*).(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule noTwoPackagesUseEachOther =
      slices().matching("org.kith.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule modelsChooseNoPathAndKnowNoTableFormat =
      noClasses()
          .that()
          .resideInAPackage("org.kith.models..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.nio.file..", "io.delta..", "org.apache.spark.sql.delta..");

  @ArchTest
  static final ArchRule nobodyAsksTheClock =
      noClasses()
          .that()
          .resideInAnyPackage("org.kith..")
          .should()
          .callMethodWhere(asksTheClock())
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(java.time.Clock.class);

  @ArchTest
  static final ArchRule onlyTheLakeTouchesDelta =
      noClasses()
          .that()
          .resideInAPackage("org.kith..")
          .and()
          .resideOutsideOfPackage("org.kith.features.lake..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.delta..", "org.apache.spark.sql.delta..");

  @ArchTest
  static final ArchRule onlyTheLakeWritesFramesButForSavedModelsAndWhatIsMadeUp =
      noClasses()
          .that()
          .resideInAPackage("org.kith..")
          .and()
          .resideOutsideOfPackages(
              "org.kith.features.lake..",
              "org.kith.models..",
              "org.kith.jobs.world..",
              "org.kith.jobs.bench..")
          .should()
          .callMethod(org.apache.spark.sql.Dataset.class, "write");

  @ArchTest
  static final ArchRule thePortalNeedsNoSpark =
      noClasses()
          .that()
          .resideInAPackage("org.kith.jobs.portal..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.spark..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule onlyJobsReadsTheCommandLine =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.kith.jobs.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("picocli..");

  private static DescribedPredicate<JavaAccess<?>> asksTheClock() {
    return DescribedPredicate.describe(
        "asks the clock",
        access ->
            (access.getName().equals("now")
                    && access.getTargetOwner().getPackageName().startsWith("java.time"))
                || (access.getName().equals("currentTimeMillis")
                    && access.getTargetOwner().isEquivalentTo(System.class)));
  }
}
