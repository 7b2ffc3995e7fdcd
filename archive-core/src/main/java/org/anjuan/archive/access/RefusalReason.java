package org.anjuan.archive.access;

/** Why a record stays closed; the first that applies, in this order. */
public enum RefusalReason {
  /** Nobody works from this address. */
  BARRED_PLACE,
  /** The actor may not do this with any record, and no grant says otherwise. */
  NO_RIGHT,
  /** The record is sealed (封存). */
  SEALED,
  /** Bulk work on this campus's records is done at designated places only. */
  NOT_A_DESIGNATED_PLACE,
  /** Neither campus, nor department, nor treating relation, nor grant opens the record. */
  OUT_OF_SCOPE,
  /** Would be open, were it not more confidential than the actor's clearance. */
  ABOVE_CLEARANCE,
  /** Would be open, had it not a tag that closes it to all but its visitors. */
  TAG_CLOSED,
  /** The record is open, this part of it is not. */
  CATEGORY_CLOSED
}
