package org.anjuan.archive.format;

/** A page as pixels: three bytes each, red, green, blue; of a page of one colour, none. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record PagePixels(int width, int height, byte[] rgb) {}
