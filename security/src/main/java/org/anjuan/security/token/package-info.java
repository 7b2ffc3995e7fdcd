/**
 * Tokens with which other systems call. Collection {@code api_tokens}: {@code _id} names the token
 * in lists and in the audit trail, {@code secretHash} is the SHA-256 of a random secret of 256 bits
 * that is shown once.
 */
@NullMarked
package org.anjuan.security.token;

import org.jspecify.annotations.NullMarked;
