package org.anjuan.archive.paper;

import java.util.Set;
import org.anjuan.archive.document.CategoryCode;
import org.anjuan.archive.record.MedicalRecord;

/**
 * Which categories a record must have before its scanning can be finished. The seam to rules of
 * completeness: they may answer here one day.
 */
public interface RequiredPapers {

  Set<CategoryCode> of(MedicalRecord record);
}
