/**
 * Quarantine: what could not be accepted, kept encrypted with the reason until somebody decides.
 */
@NullMarked
package org.anjuan.ingest.quarantine;

import org.jspecify.annotations.NullMarked;
