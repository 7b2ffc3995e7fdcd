package org.anjuan.web.station;

/** The same in both languages. */
record Words(String zh, String en) {}
