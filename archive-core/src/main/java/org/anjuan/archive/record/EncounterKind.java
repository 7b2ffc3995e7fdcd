package org.anjuan.archive.record;

/** Inpatient stays and outpatient visits are kept for different times (≥ 30 and ≥ 15 years). */
public enum EncounterKind {
  INPATIENT,
  OUTPATIENT
}
