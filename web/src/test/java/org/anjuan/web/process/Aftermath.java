package org.anjuan.web.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

/** What must hold when all is brought and done, whatever happened meanwhile. */
final class Aftermath {
  private Aftermath() {}

  /** Nothing was given up, and nothing was refused. */
  static void requireNothingAside(AnjuanProcess application) {
    var administrator = Visitor.person(application, "sysadmin");
    assertThat(administrator.json("/api/dead-letters").path("items").valueStream())
        .as("dead letters")
        .isEmpty();
    var quarantine = Visitor.person(application, "records").json("/api/quarantine");
    assertThat(quarantine.path("items").valueStream()).as("quarantine").isEmpty();
    assertThat(Caretaker.state(administrator).path("ingestion").path("quarantined").asLong())
        .isZero();
  }

  /** Each day's chain is whole. */
  static void requireWholeAuditTrail(AnjuanProcess application) {
    var days =
        Visitor.person(application, "auditadmin").json("/api/audit/verification").path("days");
    assertThat(days.valueStream())
        .isNotEmpty()
        .allSatisfy(day -> {
          assertThat(day.path("intact").asBoolean()).as("chain of %s", day).isTrue();
          assertThat(day.path("events").asLong()).isPositive();
        });
  }

  /** The vault of an application that has ended holds what is referred to, and nothing else. */
  static void requireNoOrphans(Path data, int papers) {
    StoreAtRest.inspect(
        data,
        found -> {
          System.out.println("orphans swept: " + found.swept());
          assertThat(found.unreferenced()).as("blobs nobody refers to").isEmpty();
          assertThat(found.missing()).as("blobs that are gone").isEmpty();
          assertThat(found.loose()).as("chunks of no blob").isEmpty();
          assertThat(found.unsettled()).as("blobs the sweep left open").isZero();
          assertThat(found.ofSystem()).as("documents").isEqualTo(papers);
        });
  }
}
