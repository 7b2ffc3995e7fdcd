/**
 * Brings what changes in the archive into the index: records, documents with their pages, audit
 * events. The index can be dropped and built again from here.
 */
@NullMarked
package org.anjuan.search.projection;

import org.jspecify.annotations.NullMarked;
