/**
 * The index: pages and records of the archive in Elasticsearch, a projection that can be thrown
 * away and rebuilt.
 *
 * <p>{@link org.anjuan.search.PageIndex} takes in what changed, {@link
 * org.anjuan.search.PageSearch} answers, {@link org.anjuan.search.IndexRebuild} writes everything
 * anew without a gap, {@link org.anjuan.search.AuditIndex} is the searchable copy of the audit
 * trail. The analysis is described in {@code pages-index.json} and {@code Folding}.
 */
@NullMarked
package org.anjuan.search;

import org.jspecify.annotations.NullMarked;
