package org.anjuan.ingest.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.organisation.Department;
import org.anjuan.archive.organisation.Organisation;
import org.anjuan.archive.record.Stated;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Departments, staff, patients and stays as tables. */
@Tag("ING-11")
@Tag("IFC-3")
class TableReceivingTests extends ReceivingTests {
  @Autowired private Organisation organisation;

  @Test
  void departmentsAreTakenOverAndALateTableChangesNothing() throws Exception {
    var listener = table(RowSubject.DEPARTMENTS);
    var first = take(listener, "T", "1", csv("code,name,updatedAt\nD%s,心内科,2026-03-01 08:00:00\n"));
    assertThat(first.state()).isEqualTo(MessageState.DONE);
    assertThat(first.detail()).isEqualTo("1 rows, 1 changed");
    take(listener, "T", "2", csv("code,name,updatedAt\nD%s,心血管内科,2026-03-02 08:00:00\n"));
    var late = take(listener, "T", "3", csv("code,name,updatedAt\nD%s,内科,2026-02-01 08:00:00\n"));

    assertThat(late.detail()).isEqualTo("1 rows, 0 changed");
    assertThat(organisation.department("D" + name).map(Department::name)).contains("心血管内科");
  }

  @Test
  void columnsStandWhereTheMappingSaysAndBadRowsAreNamedByNumber() throws Exception {
    var mapping =
        new MessageMapping(
            List.of(
                new MessageMapping.Place("code", "科室代码"), new MessageMapping.Place("name", "名称")),
            List.of(),
            RowSubject.DEPARTMENTS);
    var listener = listener(Protocol.TABLE, mapping);
    var taken = take(listener, "T", "1", csv("名称,科室代码\n\"外科, 一区\",S%s\n坏,不是代码\n"));

    assertThat(taken.state()).isEqualTo(MessageState.DEAD);
    assertThat(taken.detail()).startsWith("1/2 rows, 3:code");
    assertThat(organisation.department("S" + name).map(Department::name))
        .as("the others are taken")
        .contains("外科, 一区");
  }

  @Test
  void staffWhoHaveLeftAreKnownAndNobodyLosesAnything() throws Exception {
    var listener = table(RowSubject.STAFF);
    var number = "9" + Math.abs(name.hashCode() % 100_000);
    var table = "staffNo,name,active,updatedAt\n" + number + ",李医生,%s,2026-03-0%s 08:00:00\n";
    take(listener, "T", "1", table.formatted("1", "1").getBytes(StandardCharsets.UTF_8));
    take(listener, "T", "2", table.formatted("离职", "2").getBytes(StandardCharsets.UTF_8));

    assertThat(organisation.left(1_000)).extracting(m -> m.staffNo()).contains(number);
    assertThat(organisation.staffNames(List.of(number))).containsEntry(number, "李医生");
  }

  @Test
  void staysInAnyOrderOfTablesEndAlike() throws Exception {
    var listener = table(RowSubject.STAYS);
    var random = new Random(11);
    String first = null;
    for (int round = 0; round < 4; round++) {
      var world = name + round;
      var head = "admissionNo,recordNo,patient.name,encounter.department,updatedAt\n";
      var tables =
          new ArrayList<>(
              List.of(
                  head + "Z" + world + ",R" + world + ",张建国,0301,2026-03-01 08:00:00\n",
                  head + "Z" + world + ",,张建国,0302,2026-03-02 08:00:00\n",
                  head + "Z" + world + ",R" + world + ",张建国,0303,2026-03-03 08:00:00\n"));
      tables.add(tables.getFirst());
      Collections.shuffle(tables, random);
      for (var table : tables) {
        var taken = take(listener, "T", "x", table.getBytes(StandardCharsets.UTF_8));
        assertThat(taken.state()).isEqualTo(MessageState.DONE);
      }
      var record = record("Z" + world);
      var end =
          Stated.valueOf(record.encounter().department()) + Stated.valueOf(record.patient().name());
      first = first == null ? end : first;
      assertThat(end).isEqualTo(first);
    }
    assertThat(first).isEqualTo("0303张建国");
  }

  @Test
  void aTableTriedAgainSaysWhatHeldWhenItCame() throws Exception {
    var listener = table(RowSubject.STAYS);
    var head = "admissionNo,patient.name,encounter.department\n";
    var bad = take(listener, "T", "1", csv(head + "Z%s,张建国,0301\n,无住院号,0301\n"));
    assertThat(bad.state()).isEqualTo(MessageState.DEAD);
    take(listener, "T", "2", csv(head + "Z%s,张建国,0302\n"));
    inbox.replay(Actor.system("test"), bad);

    assertThat(Stated.valueOf(record().encounter().department())).isEqualTo("0302");
  }

  @Test
  void anotherCharacterSetThanTheListenersIsRefused() throws Exception {
    var listener = table(RowSubject.DEPARTMENTS);
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(("code,name\nX" + name + ",心内科\n").getBytes(Charset.forName("GB18030")));
    assertThat(take(listener, "T", "1", bytes.toByteArray()).reason())
        .isEqualTo(MessageFault.WRONG_CHARSET);
  }

  private Listener table(RowSubject subject) {
    return listener(Protocol.TABLE, new MessageMapping(List.of(), List.of(), subject));
  }

  private byte[] csv(String table) {
    return table.formatted(name).getBytes(StandardCharsets.UTF_8);
  }
}
