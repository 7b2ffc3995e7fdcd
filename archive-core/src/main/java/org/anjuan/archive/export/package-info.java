/**
 * Copies of documents that leave the archive, each page stamped with who took it (QRY-4, SEC-2),
 * and bulk work on them, which is done at designated places (SEC-11).
 *
 * <p>Originals never change: a copy is derived, encrypted in the vault while it waits, and removed
 * when its time is over. {@link org.anjuan.archive.export.StampedCopies} makes one; {@link
 * org.anjuan.archive.export.Exports} keeps the jobs that make many, {@code Packing} works on them
 * under a lease, document by document: a job that was broken off goes on with the next document.
 * The rule book is asked again for every document at the moment when its copy is made, with the
 * rights that the one who asked has then, and as from the place where he asked. What is refused
 * leaves a line in the list and nothing else. Decision 0023.
 */
@NullMarked
package org.anjuan.archive.export;

import org.jspecify.annotations.NullMarked;
