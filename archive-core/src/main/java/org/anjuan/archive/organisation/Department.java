package org.anjuan.archive.organisation;

/** A department of one campus; {@code code} is unique in the hospital. */
public record Department(String code, String name, CampusCode campus) {}
