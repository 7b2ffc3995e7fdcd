package org.anjuan.web.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What somebody meets who starts Anjuan for the first time, the second time, and once too often.
 * First of all, for what its first run leaves to the starts of others ({@link StartCache}).
 */
@Tag("GEN-1")
@Order(1)
@ExtendWith(DemoHospital.Shared.class)
class FirstStartIT {
  private static final List<String> PEOPLE =
      List.of(
          "records",
          "doctor",
          "doctor2",
          "nurse",
          "qc",
          "counter",
          "sysadmin",
          "secadmin",
          "auditadmin");

  @Test
  void theFirstStartSaysWhereItIsAndWhoMayComeIn(DemoHospital hospital) throws IOException {
    System.out.println("first start: " + hospital.firstStart());
    assertThat(hospital.firstLog())
        .contains("http://localhost:" + hospital.application().uri().getPort())
        .contains(PEOPLE)
        .contains(AnjuanProcess.PASSWORD)
        .doesNotContain("\tat ");
    for (var person : PEOPLE) {
      assertThat(Visitor.person(hospital.application(), person).get("/api/me").status())
          .as(person)
          .isEqualTo(200);
    }
    var token = hospital.application().data().resolve("demo-token.txt");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(token)))
        .isEqualTo("rw-------");
  }

  @Test
  void aSecondProcessOnTheSameDataIsRefusedInPlainWords(DemoHospital hospital) {
    try (var second =
        new AnjuanProcess("second-process", hospital.application().data(), "300m", List.of())) {
      second.launch();
      assertThat(second.exitCode()).isNotZero();
      assertThat(second.log())
          .containsOnlyOnce("is in use by another running Anjuan")
          .contains("--anjuan.data=")
          .doesNotContain("\tat ");
      assertThat(second.log().lines()).hasSizeLessThan(20);
    }
    assertThat(Visitor.stranger(hospital.application()).get("/actuator/health").status())
        .isEqualTo(200);
  }

  @Test
  void aSecondStartIsQuickAndMakesNothingAgain(DemoHospital hospital) {
    var application = hospital.filled().application();
    var person = Visitor.person(application, "records");
    var before = ingested(application);
    application.stop();
    var taken = application.start();
    System.out.println("second start: " + taken);
    assertThat(taken).isLessThan(Duration.ofSeconds(60));
    new Caretaker(application).awaitRest();
    assertThat(ingested(application)).isEqualTo(before);
    assertThat(person.get("/api/me").status()).as("a restart logs nobody out").isEqualTo(200);
  }

  private static List<Long> ingested(AnjuanProcess application) {
    var state = Caretaker.state(Visitor.person(application, "sysadmin")).path("ingestion");
    return List.of(
        state.path("records").asLong(),
        state.path("documents").asLong(),
        state.path("quarantined").asLong());
  }
}
