/**
 * Single sign-on: OIDC, CAS 3 and LDAP. Decision 0020.
 *
 * <p>Identity providers are data: collection {@code identity_providers}, one document each, its
 * secret sealed. A provider only says which staff number somebody has; whether that person comes in
 * is decided here, by the account with this number.
 *
 * <p>Nothing is kept on the server while somebody is at the provider: the browser carries it,
 * sealed, in a cookie of ten minutes. Collection {@code sign_on_used} remembers which of these were
 * used.
 *
 * <p>Every call to a provider goes through {@code OutgoingCalls} or, for LDAP, the same {@code
 * PermittedAddresses}.
 */
@NullMarked
package org.anjuan.security.sso;

import org.jspecify.annotations.NullMarked;
