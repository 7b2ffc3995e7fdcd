/**
 * Work that must be done once however often processes die: small entries, leased by one node at a
 * time, retried with back-off, and put aside as dead letters when they can't go on.
 *
 * <p>An entry is only a reminder. What is to be done follows from the archive's own state, so doing
 * an entry twice does no harm. The collection holds open work only and so stays small; it may be
 * scanned. Finished work is deleted.
 *
 * <p>An entry carries where the journey stands that asked for it, so that its log lines and traces
 * go on with those of the request ({@link org.anjuan.archive.work.Journeys}; decision 0032).
 */
@NullMarked
package org.anjuan.archive.work;

import org.jspecify.annotations.NullMarked;
