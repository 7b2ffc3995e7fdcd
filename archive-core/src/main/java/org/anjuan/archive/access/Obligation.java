package org.anjuan.archive.access;

/** What the one who is allowed must accept. */
public enum Obligation {
  /** Name, number and time are burnt into every page picture. */
  WATERMARK
}
