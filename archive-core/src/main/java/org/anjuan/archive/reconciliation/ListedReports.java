package org.anjuan.archive.reconciliation;

import java.util.List;
import org.anjuan.archive.record.StayNumber;

/** What sources say they have of a stay. Several of these may be asked; none need be there. */
public interface ListedReports {
  /** All reports of a stay that are known from lists of sources, in any order. */
  List<ListedReport> of(StayNumber stay);
}
