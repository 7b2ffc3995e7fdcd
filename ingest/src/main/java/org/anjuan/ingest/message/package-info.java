/**
 * Messages of hospital systems: they are kept as they came, encrypted, before anything is done with
 * them; then handled; then answered. What can't be handled stays as a dead letter with its reason.
 *
 * <p>Handling is idempotent, because everything it leads to is: a message that is sent again, or
 * tried again from the screen, ends in the same documents and the same records.
 */
@NullMarked
package org.anjuan.ingest.message;

import org.jspecify.annotations.NullMarked;
