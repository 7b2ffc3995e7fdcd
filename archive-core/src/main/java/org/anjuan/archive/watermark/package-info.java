/**
 * Watermarks: who looked at a page, and when, in sight and out of sight.
 *
 * <p>The visible one is a template per campus. The invisible one is a mark of 32 random bits that
 * the store knows: who, when, which page. Its way onto the page:
 *
 * <ol>
 *   <li>{@code MarkPayload}: 32 bits of the mark and 24 bits of a keyed check, 56 bits;
 *   <li>{@code ConvolutionalCode}: rate 1/3, constraint length 9, 192 bits;
 *   <li>{@code MarkLayout}: 1,024 chips in a square, by a secret order and secret signs: two fifths
 *       are always the same and say where the square begins, the rest repeat the 192 bits;
 *   <li>{@link org.anjuan.worker.drawing.MarkPattern}: the square, repeated over the page, burnt in
 *       by the process that draws it.
 * </ol>
 *
 * <p>And back: {@code Flattened} takes out what is the page's own, {@code TileGrid} finds the size
 * and the turn of the squares from their repetition, {@code FoldedTile} lays all squares on top of
 * each other, {@code MarkReader} tries what was found and believes the keyed check alone. Decision
 * 0016.
 */
@NullMarked
package org.anjuan.archive.watermark;

import org.jspecify.annotations.NullMarked;
