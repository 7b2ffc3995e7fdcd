/**
 * Accounts, passwords, lockout. The names in use and the failures are never told apart from
 * outside.
 */
@NullMarked
package org.anjuan.security.account;

import org.jspecify.annotations.NullMarked;
