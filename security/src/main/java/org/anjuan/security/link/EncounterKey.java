package org.anjuan.security.link;

import org.anjuan.archive.organisation.CampusCode;
import org.anjuan.archive.record.RecordNumber;
import org.anjuan.archive.record.StayNumber;

/** The stay that a link names. */
public sealed interface EncounterKey {

  CampusCode campus();

  /** By admission number 住院号. */
  record ByAdmission(StayNumber stay) implements EncounterKey {
    @Override
    public CampusCode campus() {
      return stay.campus();
    }
  }

  /** By chart number 病案号 and which visit. */
  record ByChart(CampusCode campus, RecordNumber recordNo, int visitNo) implements EncounterKey {}
}
