package org.anjuan.archive.anomaly;

/** What a rule looks for. */
public enum AnomalyKind {
  /** One person opens at least so many records within so many minutes. */
  MANY_RECORDS,
  /** One person opens at least so many records between two times of the night. */
  NIGHT_ACCESS,
  /** A person without a treating relation opens a record that carries one of these tags. */
  TAGGED_WITHOUT_RELATION,
  /** One person, or one address nobody is known at, is refused so often within so many minutes. */
  REPEATED_REFUSALS
}
