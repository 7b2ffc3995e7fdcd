/**
 * Who is at the door: which requests need which right ({@link org.anjuan.security.endpoint}), who
 * the present actor is ({@link org.anjuan.security.CurrentActor}), and how refusals are told
 * ({@link org.anjuan.security.Problem}).
 *
 * <p>Deny by default: a request that no table names is refused. What an actor may see of records is
 * decided further in, by {@code org.anjuan.archive.access}.
 */
@NullMarked
package org.anjuan.security;

import org.jspecify.annotations.NullMarked;
