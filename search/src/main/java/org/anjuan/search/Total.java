package org.anjuan.search;

/** How many records. */
record Total(long records, boolean isLowerBound) {}
