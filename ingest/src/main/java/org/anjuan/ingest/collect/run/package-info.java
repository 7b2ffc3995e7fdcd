/**
 * Collectors at work. A due collector is leased by one node. It lists its source, compares each
 * entry with what is known of it, and notes what is new or changed; what was noted is fetched,
 * handed to the intake and acknowledged, in this order. What was noted is durable, and so is how
 * far the list was read: whoever goes on, goes on there.
 *
 * <h2>What is stored</h2>
 *
 * <p>{@code source_items}, one an entry: {@code _id} is the collector and the hash of the entry's
 * path. {@code c} collector, {@code path}, {@code name}, {@code mark} (all by which a change is
 * noticed), {@code size}, {@code modified}, {@code said} (what the source says of it, encrypted),
 * {@code state}, {@code open} and {@code due} (there is something to do, and when), {@code
 * attempts}, {@code trouble}, {@code stay}, {@code system}, {@code source} (its identifier with its
 * source), {@code document}, {@code version}, {@code sha256}, {@code quarantine}, {@code first},
 * {@code changed}, {@code taken}. Indexes: {@code c open due}, {@code c state}, {@code stay}. An
 * entry that a source has listed is an expectation: the report exists; {@code state} says whether
 * it arrived.
 *
 * <p>{@code collector_states}, one a collector: where the list stands, when it ran last. {@code
 * collector_requests}: what was asked for by hand or by event. {@code collector_runs}: the history,
 * by collector and time. {@code stay_completions}: when a source said that a stay's papers are
 * complete.
 */
@NullMarked
package org.anjuan.ingest.collect.run;

import org.jspecify.annotations.NullMarked;
