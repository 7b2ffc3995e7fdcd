/**
 * Links from other systems: which applications may hand people over, and what a link must bring.
 *
 * <h2>The link</h2>
 *
 * <p>{@code GET /embed/records?admissionNo=…&app=…&campus=…&nonce=…&staff=…&ts=…&visitNo=…&sig=…}.
 * The signature is the HMAC of the canonical form ({@link
 * org.anjuan.security.link.SignedQuery#canonical}) under the application's secret. A link holds for
 * five minutes around its time and opens once. Decision 0019 has the reasons, {@code
 * docs/handbook/emr-links.md} a worked example.
 *
 * <h2>The visit</h2>
 *
 * <p>A link that opened becomes a visit: one person, one record, one place. Its token stands in the
 * path, because a frame on plain http keeps no cookie; it is worth nothing at another address, in
 * another browser, or without the cookie once that has come back. With each request the
 * application, the account and its postings are read anew.
 *
 * <h2>In the store</h2>
 *
 * <p>{@code applications}: {@code _id} is the application's id, secrets sealed by the {@code
 * FieldCipher}. {@code link_nonces}: {@code _id} is the hash of application and nonce. {@code
 * link_visits}: {@code _id} is the hash of the token. {@code link_failures}: bad signatures by the
 * hash of the address.
 */
@NullMarked
package org.anjuan.security.link;

import org.jspecify.annotations.NullMarked;
