package org.anjuan.archive.access;

/** A rule that is data: kept under a code, changed only over the revision that was read. */
public sealed interface Rule
    permits TagDefinition, TagRule, CategoryTemplate, CategoryRule, NetworkPlace {
  RuleId id();

  /** Counts the writes, from 1. */
  long revision();
}
