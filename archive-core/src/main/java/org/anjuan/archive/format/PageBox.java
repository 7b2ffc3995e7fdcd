package org.anjuan.archive.format;

/** A place on a page as fractions of its width and height; the origin is top left. */
public record PageBox(double x, double y, double width, double height) {}
