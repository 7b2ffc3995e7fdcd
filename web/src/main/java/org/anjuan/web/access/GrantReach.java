package org.anjuan.web.access;

import static org.anjuan.web.access.GrantRequest.orNone;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.anjuan.archive.access.AccessDecision.Allowed;
import org.anjuan.archive.access.Action;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.Grant;
import org.anjuan.archive.access.Reach;
import org.anjuan.archive.access.Right;
import org.anjuan.archive.access.Visit;
import org.anjuan.archive.record.MedicalRecord;
import org.anjuan.archive.record.MedicalRecords;
import org.anjuan.archive.record.RecordId;
import org.anjuan.web.problem.BadRequest;
import org.springframework.stereotype.Component;

/** How far a grant reaches: never further than who gives it reaches himself. */
@Component
class GrantReach {
  private static final int MOST_RECORDS = 1_000;

  private final MedicalRecords records;

  GrantReach(MedicalRecords records) {
    this.records = records;
  }

  /** The campuses to which somebody's grants are confined; empty: none. */
  static Set<String> confines(Actor grantor) {
    return grantor.holds(Right.ACCESS_RULES_MANAGE)
        ? Set.of()
        : grantor.campusesWith(Right.GRANT_MANAGE);
  }

  /** Who gives, and what the rules let him do at this moment. */
  record Giver(Actor actor, Visit visit) {
    Set<String> confines() {
      return GrantReach.confines(actor);
    }

    boolean isConfined() {
      return !confines().isEmpty();
    }

    boolean mayAll(Set<Action> actions, MedicalRecord record) {
      return actions.stream().allMatch(action -> visit.decide(action, record.facts()).isAllowed());
    }

    boolean seesAll(Set<Action> actions, MedicalRecord record, Set<String> parts) {
      return actions.stream().allMatch(action -> isOpen(action, record, parts));
    }

    private boolean isOpen(Action action, MedicalRecord record, Set<String> parts) {
      return visit.decide(action, record.facts()) instanceof Allowed allowed
          && (parts.isEmpty()
              ? allowed.parts().isAll()
              : parts.stream().allMatch(allowed.parts()::opens));
    }
  }

  /**
   * The reach of a grant of some kind.
   *
   * @param parts the categories it is to open; empty: all
   * @throws BadRequest when it names what does not exist, or is not the giver's to give
   */
  Reach of(Giver giver, Grant.Kind kind, GrantRequest wanted, Set<String> parts) {
    var confines = giver.confines();
    var ids = orNone(wanted.records());
    var actions = orNone(wanted.actions());
    return switch (kind) {
      case RECORDS -> {
        checked(giver, ids, actions, parts);
        yield new Reach(confines, Set.of(), null, ids, null, Set.of(), null, null);
      }
      case PATIENT -> {
        if (ids.size() != 1) {
          throw new BadRequest("records", "请指定该患者的一份病案", "Name one record of the patient");
        }
        var patient = checked(giver, ids, actions, parts).getFirst().patientId();
        if (patient == null) {
          throw new BadRequest("records", "该病案尚未关联患者", "Nobody knows yet whose this is");
        }
        yield new Reach(confines, Set.of(), null, Set.of(), patient.value(), Set.of(), null, null);
      }
      case SEARCH -> searched(giver, wanted, actions);
    };
  }

  /** Absent and out of the giver's own reach are the same. */
  private List<MedicalRecord> checked(
      Giver giver, Set<String> ids, Set<Action> actions, Set<String> parts) {
    if (ids.size() > MOST_RECORDS) {
      throw new BadRequest(
          "records", "一次最多 " + MOST_RECORDS + " 份", "At most " + MOST_RECORDS + " records");
    }
    var found = records.findAll(ids.stream().map(RecordId::new).toList());
    if (found.size() < ids.size()
        || giver.isConfined()
            && !found.stream().allMatch(record -> giver.mayAll(actions, record))) {
      throw new BadRequest(
          "records", "病案不存在，或不在您本人的权限内", "No such record, or not within your own reach");
    }
    if (giver.isConfined()
        && !found.stream().allMatch(record -> giver.seesAll(actions, record, parts))) {
      throw new BadRequest(
          "categories",
          "有部分内容对您本人未开放，请只选您能看的文书类别",
          "Some of it is closed to you: name categories that you may see");
    }
    return found;
  }

  private static Reach searched(Giver giver, GrantRequest wanted, Set<Action> actions) {
    var confines = giver.confines();
    var campuses = new HashSet<>(orNone(wanted.campuses()));
    if (giver.isConfined()) {
      if (campuses.isEmpty()) {
        campuses.addAll(confines);
      }
      if (!confines.containsAll(campuses)
          || !actions.stream().allMatch(action -> giver.actor().holds(action.right()))) {
        throw new BadRequest("campuses", "超出您本人的权限范围", "Not within your own reach");
      }
    }
    return new Reach(
        campuses,
        orNone(wanted.departments()),
        null,
        Set.of(),
        null,
        orNone(wanted.tags()),
        wanted.dischargedFrom(),
        wanted.dischargedBefore());
  }
}
