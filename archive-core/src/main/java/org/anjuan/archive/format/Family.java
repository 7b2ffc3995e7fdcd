package org.anjuan.archive.format;

/** Formats that one kind of worker reads. */
public enum Family {
  PDF,
  OFD,
  IMAGE
}
