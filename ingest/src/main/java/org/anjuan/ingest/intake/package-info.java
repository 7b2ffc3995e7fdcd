/**
 * Intake: the one way in for every document, whatever channel brought it.
 *
 * <p>First the bytes go into the vault, then it is decided: a version of a document, the same as
 * one that is there, or quarantine. The caller acknowledges to its source only after that.
 */
@NullMarked
package org.anjuan.ingest.intake;

import org.jspecify.annotations.NullMarked;
