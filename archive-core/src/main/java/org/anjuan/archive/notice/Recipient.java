package org.anjuan.archive.notice;

import org.anjuan.archive.access.StaffNumber;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is told.
 *
 * @param person log-in name
 */
public record Recipient(String person, @Nullable StaffNumber number) {}
