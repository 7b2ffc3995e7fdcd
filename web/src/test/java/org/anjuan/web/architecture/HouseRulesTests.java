package org.anjuan.web.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Tag;
import org.springframework.beans.factory.annotation.Autowired;

/** The plan of the house, kept by a test: who may know whom, and the rules that hold everywhere. */
@Tag("GEN-4")
@AnalyzeClasses(packages = "org.anjuan", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTests {
  private static final String ARCHIVE = "org.anjuan.archive..";

  @ArchTest
  static final ArchRule theArchiveKnowsNobodyAboveIt =
      noClasses()
          .that()
          .resideInAPackage(ARCHIVE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.anjuan.search..",
              "org.anjuan.ingest..",
              "org.anjuan.security..",
              "org.anjuan.web..");

  @ArchTest
  static final ArchRule searchIngestAndSecurityDoNotKnowEachOther =
      slices().matching("org.anjuan.(search|ingest|security)..").should().notDependOnEachOther();

  @ArchTest
  static final ArchRule nobodyKnowsTheWeb =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.anjuan.web..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.anjuan.web..");

  @ArchTest
  static final ArchRule capabilitiesOfTheArchiveHaveNoCycles =
      slices().matching("org.anjuan.archive.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule accessAndAuditKnowNoCapability =
      noClasses()
          .that()
          .resideInAnyPackage("org.anjuan.archive.access..", "org.anjuan.archive.audit..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.anjuan.archive.record..",
              "org.anjuan.archive.document..",
              "org.anjuan.archive.vault..",
              "org.anjuan.archive.format..",
              "org.anjuan.archive.work..");

  @ArchTest
  static final ArchRule timeComesFromTheClock =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  @ArchTest
  static final ArchRule nothingIsInjectedIntoFields =
      noFields().should().beAnnotatedWith(Autowired.class);

  @ArchTest
  static final ArchRule namesSayWhatAThingIs =
      noClasses()
          .should()
          .haveNameMatching(".*(Impl|Manager|Helper|Util|Utils)")
          .as("no class is called Impl, Manager, Helper or Util");

  @ArchTest
  static final ArchRule controllersStayHidden =
      classes().that().haveSimpleNameEndingWith("Controller").should().notBePublic();
}
