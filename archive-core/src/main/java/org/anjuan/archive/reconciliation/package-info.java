/**
 * Reconciliation 采集对账: of each stay and source, what is expected against what was received (MON-1,
 * MON-2). Decision 0027.
 *
 * <p>Expected is what a source itself has listed ({@link
 * org.anjuan.archive.reconciliation.ListedReports}) and what rules say that it sends for each stay
 * ({@link org.anjuan.archive.reconciliation.ExpectationRule}). Everything stored here follows from
 * records, documents, lists and rules, and can be made anew at any time.
 *
 * <h2>What is stored</h2>
 *
 * <p>{@code collection_sheets}, one a record: {@code _id} the record, {@code day} (of discharge, of
 * an outpatient its visit; null while the patient lies in hospital), the figures of each source,
 * {@code watched} and {@code due} (when its judgement changes by time alone). Indexes: {@code day,
 * _id}; {@code watched, due}.
 *
 * <p>{@code collection_days}, one a day: {@code wanted} counts the changes of its sheets, {@code
 * done} up to which of them {@code rows} and {@code stays} were summed, {@code open} whether they
 * differ. A day is marked before a sheet of it is written and summed afterwards, from its sheets
 * alone: who dies in between leaves the mark. Sums are never added to, so nothing can be counted
 * twice.
 *
 * <p>{@code collection_arrivals}, one a day of the audit trail: what came in from which source, and
 * {@code upTo}, the last event that is counted; an event that is read again is passed over.
 *
 * <p>{@code collection_sources}, one a source: when it was last heard of. {@code source_watches}:
 * how long each may be silent. {@code expectation_rules}: the rules, a document a version. {@code
 * trail_followers}: how far the trail was read. {@code collection_rebuild}: how far a rebuild has
 * come.
 */
@NullMarked
package org.anjuan.archive.reconciliation;

import org.jspecify.annotations.NullMarked;
