/**
 * The one rule book: who may do what with which record, and with which part of it.
 *
 * <p>{@link org.anjuan.archive.access.AccessRules#visit} gives an actor at one moment in one place
 * ({@link org.anjuan.archive.access.Visit}), with the rules that hold for him there and then. It
 * lives for one request: what is withdrawn is gone with the next. {@code decide} answers for one
 * record or one category of it, {@code scope} gives the same answer as a value that search engines
 * turn into a filter. Capabilities hand over a small description of a record ({@link
 * org.anjuan.archive.access.RecordFacts}); this package knows none of them.
 *
 * <h2>By which ways a record is open</h2>
 *
 * <ul>
 *   <li>records staff, quality control, counter: every record of the campuses where they hold the
 *       role;
 *   <li>physician: the records of the own departments, and, on whatever campus, the records of
 *       patients treated by them (attending, resident, chief);
 *   <li>nurse: the records of the own departments and wards;
 *   <li>a grant: the records it is on, for the actions it names, between from and until;
 *   <li>the three administrators, and systems with a token: none, whatever anybody grants.
 * </ul>
 *
 * <h2>What beats what</h2>
 *
 * <p>In this order; the first that applies is the reason of a refusal.
 *
 * <ol>
 *   <li>A barred address: nothing.
 *   <li>Neither role nor grant gives the action.
 *   <li>Sealed: closed to everybody; no grant helps.
 *   <li>Bulk work from where it is not done. A kind of work is limited on a campus as soon as one
 *       place is designated for it.
 *   <li>No way reaches the record.
 *   <li>Confidentiality above the clearance. A grant on named records or on a patient lifts it as
 *       far as it says, which is never above the clearance of who gave it.
 *   <li>A restricting tag, to all but its visitors, and, if it says so, those who treated the
 *       patient by the way of having treated. A grant on named records or on a patient opens the
 *       tags that it names.
 *   <li>Parts: a category rule closes categories to some; visitors by name, role or department are
 *       spared, so are those who treated if it says so. A role or department that it is closed to
 *       counts by the posting that opens the record: who has another way to it keeps that. A grant
 *       that names categories opens these and no others, category rules or not; one that names none
 *       opens what category rules leave.
 * </ol>
 *
 * <p>What is open is what all ways together open. A record's own data (diagnoses, operations, front
 * page) belong to the category of the front page; who has it not open does not find the record by
 * searching, for he could find out its diagnoses by asking for them.
 *
 * <h2>Rules that are data</h2>
 *
 * <p>{@link org.anjuan.archive.access.Grant} in {@code grants}, found by holder and end. {@link
 * org.anjuan.archive.access.Rule}s by a code of the hospital's choosing, some dozens of each kind,
 * written over the revision that was read, switched off and never deleted. Whoever writes one puts
 * it on record before.
 */
@NullMarked
package org.anjuan.archive.access;

import org.jspecify.annotations.NullMarked;
