package org.anjuan.archive.reconciliation;

import org.anjuan.archive.access.Actor;
import org.anjuan.archive.record.MedicalRecord;

/** Somebody who can fetch again what a source has of a stay. */
public interface CollectAgain {
  /**
   * Asks for another try with a source, for one stay; it happens later.
   *
   * @return how many things will be tried: collectors asked, reports and readings tried again
   */
  int ask(Actor by, MedicalRecord record, String system);
}
