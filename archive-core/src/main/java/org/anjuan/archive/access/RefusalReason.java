package org.anjuan.archive.access;

/** Why a record stays closed; the first that applies, in this order. */
public enum RefusalReason {
  /** The actor may not do this with any record. */
  NO_RIGHT,
  /** The record is sealed (封存). */
  SEALED,
  /** Neither campus, nor department, nor treating relation opens the record. */
  OUT_OF_SCOPE,
  /** Would be open, were it not more confidential than the actor's clearance. */
  ABOVE_CLEARANCE
}
