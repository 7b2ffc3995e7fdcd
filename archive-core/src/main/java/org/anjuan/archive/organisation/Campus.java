package org.anjuan.archive.organisation;

/** A campus with its names. */
public record Campus(CampusCode code, String name) {}
