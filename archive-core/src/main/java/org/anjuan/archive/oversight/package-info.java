/**
 * Watching over the audit trail: signed daily anchors, and verification of all that was ever
 * written.
 *
 * <h2>Anchors, format 1 (2026)</h2>
 *
 * <p>Collection {@code audit_anchors}, one document a day that has a chain, only ever inserted:
 * {@code _id} the day ({@code 2026-03-01}), {@code text}, {@code key}, {@code signature} (base 64
 * of 64 bytes, Ed25519 over the text's UTF-8 bytes). The text, lines ended by a line feed:
 *
 * <pre>
 * anjuan-audit-anchor-1
 * day: 2026-03-01
 * events: 1234                          how many events the day has
 * last: 20260301-0000001234             the day's closing event
 * hash: 64 hex digits                   its hash, which covers every event before it
 * state: intact                         or: broken 17 CHANGED, as it was when the anchor was made
 * before: 2026-02-28 64 hex digits      the anchor before, and the SHA-256 of its text; or: none
 * signed-at: 2026-03-01T16:10:00Z
 * key: anchor-1-0a1b2c3d
 * </pre>
 *
 * <p>The node that makes an anchor keeps a copy in its data folder ({@code anchors/2026-03-01.txt}:
 * the text and a line {@code signature: …}), out of the database's reach.
 *
 * <p>What anchors add to the chain: a day that was computed anew, to the end or as a whole, differs
 * from what was signed. What they cannot show: what somebody does who has the key ring's signing
 * key as well as the database and every copy; hand exported anchors to somebody else.
 */
@NullMarked
package org.anjuan.archive.oversight;

import org.jspecify.annotations.NullMarked;
