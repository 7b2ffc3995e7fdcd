/**
 * Paper 纸质病案: what is photographed or scanned, where the paper lies, and who looked at its images.
 *
 * <p>A {@link org.anjuan.archive.paper.ScanJob} gathers the pages of one record. Their pictures lie
 * untouched and encrypted in the vault; what is done to a page is data beside them. When the job is
 * finished its pages become documents through the intake, like everything else that comes in, by
 * the channel {@code SCAN}. A job is changed only by who has seen its last change. Decision 0028.
 */
@NullMarked
package org.anjuan.archive.paper;

import org.jspecify.annotations.NullMarked;
