/**
 * Which requests need which right. One table for each capability, one place that decides ({@link
 * org.anjuan.security.endpoint.EndpointRules}): a capability's rules are read beside each other,
 * and a new one brings a file of its own.
 *
 * <p>Deny by default: a request that no table names is refused. What an actor may see of records is
 * decided further in, by {@code org.anjuan.archive.access}.
 */
@NullMarked
package org.anjuan.security.endpoint;

import org.jspecify.annotations.NullMarked;
