/**
 * The Elasticsearch that is searched: the server in this process, or a cluster named in the
 * settings.
 */
@NullMarked
package org.anjuan.search.engine;

import org.jspecify.annotations.NullMarked;
