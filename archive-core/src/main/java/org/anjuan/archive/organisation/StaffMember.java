package org.anjuan.archive.organisation;

/** Somebody who works here, by staff number 工号; the account to log in with is another thing. */
public record StaffMember(String staffNo, String name) {}
