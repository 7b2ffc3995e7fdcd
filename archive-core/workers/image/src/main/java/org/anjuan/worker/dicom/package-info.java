/**
 * DICOM, as far as a record needs it: what an object says of itself, its pictures, and the text of
 * structured reports. Part of the picture worker.
 *
 * <p>Read are native pixels, RLE and JPEG (baseline, extended, lossless); what is packed otherwise
 * (JPEG-LS, video) is named on the page instead of a picture. Pixels are shown with the window that
 * the object asks for. This is no viewer for diagnosis.
 */
@NullMarked
package org.anjuan.worker.dicom;

import org.jspecify.annotations.NullMarked;
