package org.anjuan.archive.handover;

import org.anjuan.archive.access.ActorId;
import org.anjuan.archive.access.StaffNumber;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who leaves or takes over.
 *
 * @param number by which the hospital's other systems know the person
 * @param reader whether the person reads records by any role: only readers hold grants
 */
public record Person(ActorId id, @Nullable StaffNumber number, String name, boolean reader) {}
