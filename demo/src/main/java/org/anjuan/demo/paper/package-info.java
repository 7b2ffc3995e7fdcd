/**
 * Paper without a format: a letterhead, a flow of headings, paragraphs, tables and drawings becomes
 * pages of {@link org.anjuan.demo.paper.Ink}, and the same pages become a PDF with a text layer, an
 * OFD (GB/T 33190) or a scanned image.
 *
 * <p>Measures are PostScript points from the top left corner of an A4 sheet. Nothing here knows a
 * hospital.
 */
@NullMarked
package org.anjuan.demo.paper;

import org.jspecify.annotations.NullMarked;
