package org.anjuan.worker.protocol;

/** Something that a document says of itself: a name and what it says. */
public record Fact(String name, String value) {}
