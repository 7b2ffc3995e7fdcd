/**
 * Sets what has no pages of its own, such as CDA, plain text or converted Word files, on A4 paper.
 *
 * <p>A reader of a format gives {@link org.anjuan.worker.paper.Block}s; {@link
 * org.anjuan.worker.paper.Typesetter} lays them on {@link org.anjuan.worker.paper.Sheet}s with the
 * font that ships with Anjuan, so that a page looks the same on every machine; {@link
 * org.anjuan.worker.paper.PaperDocument} is the open document that comes of it.
 */
@NullMarked
package org.anjuan.worker.paper;

import org.jspecify.annotations.NullMarked;
