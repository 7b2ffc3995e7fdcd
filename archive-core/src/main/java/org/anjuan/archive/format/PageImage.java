package org.anjuan.archive.format;

/** A drawn page. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record PageImage(int width, int height, byte[] jpeg) {}
