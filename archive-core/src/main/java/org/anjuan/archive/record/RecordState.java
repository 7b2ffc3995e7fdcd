package org.anjuan.archive.record;

import java.util.List;
import java.util.Set;

/**
 * The way of a record from admission to the archive and back on recall (电子病历应用管理规范 国卫办医发〔2017〕8号:
 * archived after discharge on confirmation, then unchanged unless recalled). Sealing, tags and
 * confidentiality are not states: they hold beside any of these.
 */
public enum RecordState {
  IN_HOSPITAL("在院", "in hospital"),
  AWAITING_COLLECTION("出院待采", "discharged, awaiting collection"),
  COLLECTING("采集中", "collecting"),
  INCOMPLETE("采集不全", "collected, incomplete"),
  COMPLETE("采集齐全", "collected, complete"),
  SUBMITTED("医生已提交", "submitted by the physician"),
  DEPARTMENT_REVIEW("科室质控", "department review"),
  NURSING_REVIEW("护理质控", "nursing review"),
  RECORDS_REVIEW("病案室审核", "records office review"),
  ARCHIVED("已归档", "archived"),
  RECALLED("已召回", "recalled");

  private final String chinese;
  private final String english;

  RecordState(String chinese, String english) {
    this.chinese = chinese;
    this.english = english;
  }

  public String chinese() {
    return chinese;
  }

  public String english() {
    return english;
  }

  /** The states that may follow this one; every change of state is checked against it. */
  public Set<RecordState> successors() {
    return switch (this) {
      case IN_HOSPITAL -> Set.of(AWAITING_COLLECTION, COLLECTING);
      case AWAITING_COLLECTION -> Set.of(IN_HOSPITAL, COLLECTING);
      case COLLECTING -> Set.of(IN_HOSPITAL, INCOMPLETE, COMPLETE, SUBMITTED);
      case INCOMPLETE -> Set.of(COLLECTING, COMPLETE, SUBMITTED);
      case COMPLETE -> Set.of(COLLECTING, INCOMPLETE, SUBMITTED);
      case SUBMITTED -> Set.of(COLLECTING, DEPARTMENT_REVIEW);
      case DEPARTMENT_REVIEW -> Set.of(SUBMITTED, COLLECTING, NURSING_REVIEW);
      case NURSING_REVIEW -> Set.of(DEPARTMENT_REVIEW, COLLECTING, RECORDS_REVIEW);
      case RECORDS_REVIEW -> Set.of(NURSING_REVIEW, DEPARTMENT_REVIEW, COLLECTING, ARCHIVED);
      case ARCHIVED -> Set.of(RECALLED);
      case RECALLED -> Set.of(COLLECTING, RECORDS_REVIEW, ARCHIVED);
    };
  }

  /** The way from here to the archive; where there is none, a step that is refused. */
  List<RecordState> stepsToArchive() {
    var way = List.of(SUBMITTED, DEPARTMENT_REVIEW, NURSING_REVIEW, RECORDS_REVIEW, ARCHIVED);
    return switch (this) {
      case COLLECTING, INCOMPLETE, COMPLETE -> way;
      case SUBMITTED, DEPARTMENT_REVIEW, NURSING_REVIEW, RECORDS_REVIEW ->
          way.subList(way.indexOf(this) + 1, way.size());
      case RECALLED, IN_HOSPITAL, AWAITING_COLLECTION -> List.of(ARCHIVED);
      case ARCHIVED -> List.of();
    };
  }

  /** The next state, or {@link IllegalTransition} where the rules know no such step. */
  public RecordState to(RecordState next) {
    if (!successors().contains(next)) {
      throw new IllegalTransition(this, next);
    }
    return next;
  }

  /** Whether sources alone still decide the state; from submission on people do. */
  boolean drivenByCollection() {
    return switch (this) {
      case IN_HOSPITAL, AWAITING_COLLECTION, COLLECTING -> true;
      case INCOMPLETE,
          COMPLETE,
          SUBMITTED,
          DEPARTMENT_REVIEW,
          NURSING_REVIEW,
          RECORDS_REVIEW,
          ARCHIVED,
          RECALLED ->
          false;
    };
  }
}
