/**
 * The one rule book: who may do what with which record.
 *
 * <p>{@link org.anjuan.archive.access.AccessRules#decide} answers for one record, {@link
 * org.anjuan.archive.access.AccessRules#scope} gives the same answer as a value that search engines
 * and stores turn into a filter. Capabilities hand over a small description of a record ({@link
 * org.anjuan.archive.access.RecordFacts}); this package knows none of them.
 *
 * <p>Who sees which records:
 *
 * <ul>
 *   <li>records staff, quality control, counter: every record of the campuses where they hold the
 *       role;
 *   <li>physician: the records of the own departments, and, on whatever campus, the records of
 *       patients treated by them (attending, resident, chief);
 *   <li>nurse: the records of the own departments and wards;
 *   <li>the three administrators, and systems with a token: none.
 * </ul>
 *
 * <p>Everywhere: confidentiality above the actor's clearance closes a record, and sealed beats
 * everything.
 */
@NullMarked
package org.anjuan.archive.access;

import org.jspecify.annotations.NullMarked;
