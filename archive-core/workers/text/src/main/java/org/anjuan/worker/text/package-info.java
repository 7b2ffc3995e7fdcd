/**
 * The worker for what has no pages of its own: CDA and other XML, plain text, Word and RTF.
 *
 * <p>Everything is read into blocks and set on A4 paper. XML is read without DTD and entities; of
 * Word the words, tables and pictures are taken, not the layout. What is lost is said at the foot
 * of the page.
 */
@NullMarked
package org.anjuan.worker.text;

import org.jspecify.annotations.NullMarked;
