package org.anjuan.ingest.collect.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.document.Documents;
import org.anjuan.archive.document.SourceKey;
import org.anjuan.ingest.CollectingHospital;
import org.anjuan.ingest.Papers;
import org.anjuan.ingest.collect.channel.Afterwards;
import org.anjuan.ingest.collect.channel.Listing;
import org.anjuan.ingest.collect.collector.Collector;
import org.anjuan.ingest.collect.collector.CollectorPlan;
import org.anjuan.ingest.collect.collector.Collectors;
import org.anjuan.ingest.collect.collector.Plans;
import org.anjuan.ingest.collect.mapping.MetaField;
import org.anjuan.ingest.collect.mapping.MetaMapping;
import org.anjuan.ingest.collect.run.Trial.Step;
import org.anjuan.ingest.collect.run.Trial.StepResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A collector is tried on one patient before it is let loose: each step is shown, nothing is done.
 */
@Tag("ING-1")
@Tag("SET-4")
class TrialTests extends CollectingHospital {
  private static final Actor ADMIN = Actor.system("test");

  @Autowired private Collectors collectors;
  @Autowired private Trial trial;
  @Autowired private SourceItems items;
  @Autowired private Documents documents;
  @Autowired private AuditTrail trail;

  private Source source;

  @BeforeEach
  void source() throws IOException {
    source = Source.under(SOURCES);
    Files.createDirectories(source.folder());
  }

  @Test
  void showsEachStepAndFilesNothing() throws IOException {
    var file = source.report("1", "text");
    var collector = add(Plans.with(plan(), new Afterwards(Afterwards.Deed.DELETE, null)));
    var steps = trial.run(ADMIN, collector.id(), null, null);

    assertThat(steps)
        .extracting(StepResult::step)
        .containsExactly(
            Step.CONNECT, Step.LIST, Step.MATCH, Step.FETCH, Step.MAP, Step.CATEGORY, Step.FILE);
    assertThat(steps).extracting(StepResult::trouble).containsOnlyNulls();
    assertThat(step(steps, Step.FETCH).facts()).containsEntry("mediaType", "application/pdf");
    assertThat(step(steps, Step.CATEGORY).facts()).containsEntry("category", "C0007");
    assertThat(step(steps, Step.FILE).facts())
        .containsEntry("admissionNo", "Z" + source.system())
        .containsEntry("visitNo", "1");
    assertThat(file).exists();
    assertThat(documents.find(new SourceKey(source.system(), "1"))).isEmpty();
    assertThat(items.counts(collector.id()).values()).containsOnly(0L);
    assertThat(everything(trail))
        .anyMatch(entry ->
            entry.event().action() == AuditAction.COLLECTOR_TRIED
                && collector.id().value().equals(entry.event().detail()));
  }

  @Test
  void isAboutThePatientWhoWasNamed() throws IOException {
    source.write("A1_1/C0007_a.pdf", Papers.pdf("a"));
    source.write("B2_3/C0007_b.pdf", Papers.pdf("b"));
    var collector = add(plan());
    var steps = trial.run(ADMIN, collector.id(), new Listing.Stay("B2", 3), null);
    assertThat(step(steps, Step.MATCH).facts()).containsEntry("path", "B2_3/C0007_b.pdf");

    var nobody = trial.run(ADMIN, collector.id(), new Listing.Stay("C3", 1), null);
    assertThat(nobody.getLast().trouble()).isEqualTo("NOTHING_FITS");
    assertThat(nobody.getLast().step()).isEqualTo(Step.MATCH);
  }

  @Test
  void saysAtWhichStepItIsWrong() throws IOException {
    var collector = add(plan());
    assertThat(trial.run(ADMIN, collector.id(), null, null).getLast().trouble())
        .isEqualTo("NOTHING_LISTED");

    source.write("A1_1/XYZ 9_a.pdf", Papers.pdf("a"));
    var unknown = trial.run(ADMIN, collector.id(), null, null).getLast();
    assertThat(unknown.step()).isEqualTo(Step.CATEGORY);
    assertThat(unknown.trouble()).isEqualTo("CATEGORY_UNKNOWN");
    assertThat(unknown.facts()).containsEntry("code", "XYZ 9");

    source.write("A1_1/C0007_a.pdf", Papers.pdf("a"));
    Files.delete(source.folder().resolve("A1_1/XYZ 9_a.pdf"));
    var fields = List.of(new MetaField("category", MetaField.From.CONSTANT, "C0007", null, null));
    var noStay =
        add(Plans.with(plan(), new MetaMapping(null, MetaMapping.SideCar.NONE, null, fields)));
    var nobody = trial.run(ADMIN, noStay.id(), null, null).getLast();
    assertThat(nobody.step()).isEqualTo(Step.FILE);
    assertThat(nobody.facts()).containsEntry("field", "admissionNo");

    Files.delete(source.folder().resolve("A1_1/C0007_a.pdf"));
    Files.delete(source.folder().resolve("A1_1"));
    Files.delete(source.folder());
    var away = trial.run(ADMIN, collector.id(), null, null).getLast();
    assertThat(away.step()).isEqualTo(Step.CONNECT);
    assertThat(away.trouble()).isEqualTo("GONE");
  }

  @Test
  void showsOfAPatientOnlyThatTheyAreThere() throws IOException {
    source.report("1", "text");
    var fields =
        List.of(
            new MetaField("patient.name", MetaField.From.CONSTANT, "李明", null, null),
            new MetaField("patient.phone", MetaField.From.CONSTANT, "13800000000", null, null));
    var mapping = new MetaMapping(Plans.PATTERN, MetaMapping.SideCar.NONE, null, fields);
    var steps = trial.run(ADMIN, add(Plans.with(plan(), mapping)).id(), null, null);
    assertThat(step(steps, Step.MAP).facts()).containsEntry("patient.name", "***");
    assertThat(steps.toString()).doesNotContain("李明").doesNotContain("13800000000");
  }

  private CollectorPlan plan() {
    return Plans.folder(source.system(), source.folder());
  }

  private Collector add(CollectorPlan plan) {
    return collectors.add(ADMIN, plan, Map.of());
  }

  private static StepResult step(List<StepResult> steps, Step wanted) {
    return steps.stream().filter(step -> step.step() == wanted).findFirst().orElseThrow();
  }
}
