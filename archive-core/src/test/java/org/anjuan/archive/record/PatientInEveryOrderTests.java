package org.anjuan.archive.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.anjuan.archive.Engines;
import org.anjuan.archive.access.RulesFixture;
import org.anjuan.archive.organisation.CampusCode;
import org.anjuan.archive.platform.IdentifiersFixture;
import org.anjuan.archive.vault.FieldCipher;
import org.anjuan.archive.vault.KeyRingFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What several stays say of one patient, whatever the order it comes in. */
@Tag("ING-5")
class PatientInEveryOrderTests {
  private static final Engines.Mongo MONGO = Engines.mongo();
  private static final Instant NOW = Instant.parse("2026-03-01T02:00:00Z");
  private static final CampusCode MAIN = new CampusCode("MAIN");
  private static final FieldCipher CIPHER = KeyRingFixture.fieldCipher();

  private final Records stored = new Records(MONGO.operations());
  private final Charts charts = ChartsFixture.on(MONGO.operations());
  private final List<RecordId> changed = new ArrayList<>();
  private final MedicalRecords records =
      new MedicalRecords(
          stored,
          IdentifiersFixture.on(MONGO.operations()),
          charts,
          CIPHER,
          KeyRingFixture.keyedHash(),
          RulesFixture.tagRules(MONGO.operations()),
          changed::add,
          Clock.fixed(NOW, ZoneOffset.UTC));

  private record Said(@Nullable String stay, int minute, String name, String phone) {}

  @AfterAll
  static void drop() {
    MONGO.close();
  }

  @Test
  void theLastStatementHoldsForAllStaysWhicheverOfThemMadeIt() {
    assertThat(ends(said("1", 1, "张三"), said("1", 3, "张三"), said("2", 2, "张山")))
        .containsOnly("张三 139");
    assertThat(ends(said("1", 1, "张三"), said("2", 2, "张山"), said("1", 3, "张珊")))
        .containsOnly("张珊 139");
    assertThat(ends(said("1", 1, "张三"), said(null, 3, "张三"), said("2", 2, "张山")))
        .containsOnly("张三 139");
  }

  @Test
  void anotherPhoneIsKeptThoughItIsSealed() {
    assertThat(
            ends(
                new Said("1", 1, "张三", "139"),
                new Said("1", 3, "张三", "136"),
                new Said("2", 2, "张三", "137")))
        .containsOnly("张三 136");
    assertThat(ends(new Said("1", 1, "张三", "139"), new Said(null, 2, "张三", "136")))
        .containsOnly("张三 136");
  }

  @Test
  void whatIsRepeatedWritesNothing() {
    var all = List.of(said("1", 1, "张三"), said("2", 2, "张三"), said("1", 3, "张山"));
    var chart = number();
    all.forEach(said -> take(chart, said));
    var patient = patient(chart);
    var stays = stays(chart);

    all.forEach(said -> take(chart, said));

    assertThat(patient(chart)).isEqualTo(patient);
    assertThat(stays(chart)).isEqualTo(stays);
  }

  @Test
  void theOtherStaysOfAPatientAreToldOfACorrectedName() {
    var chart = number();
    take(chart, said("1", 1, "张三"));
    take(chart, said("2", 1, "张三"));
    changed.clear();

    take(chart, said("2", 2, "张珊"));

    var other =
        stays(chart).stream().filter(stay -> stay.stay().admissionNo().endsWith("-1")).findFirst();
    assertThat(changed).containsExactly(other.orElseThrow().id());
    take(chart, said("2", 2, "张珊"));
    assertThat(changed).as("told once").hasSize(1);
  }

  @Test
  void aKnownPhoneKeepsItsSealWhoeverNamesIt() {
    var chart = number();
    take(chart, said("1", 1, "张三"));
    var first = patient(chart).details().phoneSealed();
    take(chart, said("2", 2, "张三"));
    var second = patient(chart).details().phoneSealed();

    assertThat(Stated.valueOf(second)).isNotNull().isEqualTo(Stated.valueOf(first));
    assertThat(second).extracting(Stated::at).isEqualTo(NOW.plusSeconds(120));
  }

  /** Name and phone of every stay, after every order of these statements. */
  private List<String> ends(Said... all) {
    var ends = new ArrayList<String>();
    for (var order : orders(List.of(all))) {
      var chart = number();
      order.forEach(said -> take(chart, said));
      assertThat(stays(chart)).isNotEmpty();
      stays(chart).forEach(stay -> ends.add(shown(stay.patient())));
      ends.add(shown(patient(chart).details()));
    }
    return ends;
  }

  private static String shown(PatientDetails patient) {
    var phone = Objects.requireNonNull(Stated.valueOf(patient.phoneSealed()));
    return Stated.valueOf(patient.name()) + " " + CIPHER.open("phone", phone);
  }

  private void take(RecordNumber chart, Said said) {
    var at = NOW.plusSeconds(60L * said.minute);
    var person = new RecordStatement.Person(said.name, null, null, null, said.phone);
    if (said.stay == null) {
      records.statePatient(MAIN, chart, person, at);
    } else {
      var stay = new StayNumber(MAIN, chart.value() + "-" + said.stay, 1);
      records.state(
          new RecordStatement(stay, at, chart, person, Encounter.unknown(), Map.of()), false);
    }
  }

  private Patient patient(RecordNumber chart) {
    return charts.patient(Charts.key(MAIN, chart)).orElseThrow();
  }

  private List<MedicalRecord> stays(RecordNumber chart) {
    return records.ofChart(MAIN, chart);
  }

  private static RecordNumber number() {
    return new RecordNumber("B" + RecordId.next().value().substring(0, 12));
  }

  private static Said said(@Nullable String stay, int minute, String name) {
    return new Said(stay, minute, name, "139");
  }

  private static List<List<Said>> orders(List<Said> all) {
    if (all.isEmpty()) {
      return List.of(List.of());
    }
    var orders = new ArrayList<List<Said>>();
    for (int first = 0; first < all.size(); first++) {
      var rest = new ArrayList<>(all);
      var head = rest.remove(first);
      for (var tail : orders(rest)) {
        var order = new ArrayList<>(List.of(head));
        order.addAll(tail);
        orders.add(order);
      }
    }
    return orders;
  }
}
