/**
 * The audit trail: every touch of a record, on record, before the answer leaves.
 *
 * <h2>Format, version 2 (2026)</h2>
 *
 * <p>Collection {@code audit}, one document per event, only ever inserted.
 *
 * <pre>
 * _id       day and dense number, 20260301-0000000042; the day's first event is number 1
 * v         2
 * previous  hash of the event before, 64 hex digits; zeros for the first event of all
 * hash      SHA-256 over the canonical form of all other fields
 * at        instant, in milliseconds
 * actor, actorName, action, outcome                         always there
 * staffNo, roles, departments                               who, as known then; lists by commas
 * recordId, documentId, version, page, pages, millis        what, where it applies; pages as 1-3,7
 * address, device, correlation                              from where, within a request
 * detail                                                    terms, reasons, results
 * </pre>
 *
 * <p>Canonical form, UTF-8: the line {@code anjuan-audit-1}, then for each field except {@code
 * hash}, by name: {@code name type length:value} and a line feed, where type is {@code s} for text,
 * {@code n} for whole numbers, {@code t} for instants (milliseconds since 1970), and length counts
 * UTF-16 units of the value as written. An unknown field is part of the form, so nothing can be
 * added unseen.
 *
 * <p>A day's chain begins with {@code DAY_OPENED} (detail: the {@code _id} of the event before,
 * empty for the first of all) and ends with {@code DAY_CLOSED} (detail: the day that comes next);
 * {@code previous} runs across the days. Days are the hospital's ({@code anjuan.zone.id}); no hash
 * depends on the zone, so a chain stays valid when it is set otherwise. Once closed, a day takes no
 * more events: a node whose clock is late goes on in the day that follows. The unique {@code _id}
 * decides between nodes: the one who loses reads on to the tail and tries again, so that numbers
 * are dense and each event names its true predecessor.
 *
 * <p>Collection {@code audit_state}: {@code origin} (the first day of all) and {@code head} (an
 * event at or shortly before the tail, with its hash). Both only spare looking; when they are
 * missing, days are probed by {@code _id}. When the event that {@code head} names is gone, the
 * chain goes on after it, and verification finds the hole.
 *
 * <p>What the chain proves: an event changed, removed, reordered or slipped in is found, and the
 * first broken number is named. What it cannot prove by itself: that somebody with the database's
 * write access did not recompute everything to the end. The signed daily anchors of {@code
 * org.anjuan.archive.oversight} do.
 *
 * <h2>History</h2>
 *
 * <ul>
 *   <li>1: first version.
 *   <li>2: who (staff number, roles, departments), pages and duration, device and correlation. The
 *       canonical form is the same and its first line stays {@code anjuan-audit-1}: chains of both
 *       versions are verified alike.
 * </ul>
 */
@NullMarked
package org.anjuan.archive.audit;

import org.jspecify.annotations.NullMarked;
