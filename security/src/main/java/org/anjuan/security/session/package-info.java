/**
 * Sessions of people at a browser. Kept in MongoDB, so that nodes are equal and a restart logs
 * nobody out.
 *
 * <p>Collection {@code sessions}: {@code _id} is the SHA-256 of the cookie's value, so that reading
 * the store does not let anybody in; {@code attributes} are texts, nothing is deserialised; {@code
 * createdAt} and {@code accessedAt} carry the absolute and the idle limit.
 */
@NullMarked
package org.anjuan.security.session;

import org.jspecify.annotations.NullMarked;
