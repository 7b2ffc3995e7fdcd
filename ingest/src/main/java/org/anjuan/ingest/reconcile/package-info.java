/**
 * What collectors know of stays, for reconciliation: what their sources have listed, and fetching
 * it again.
 */
@NullMarked
package org.anjuan.ingest.reconcile;

import org.jspecify.annotations.NullMarked;
