/**
 * The Chinese font that ships with Anjuan: Noto Sans SC Regular, under the SIL Open Font Licence.
 */
@NullMarked
package org.anjuan.fonts;

import org.jspecify.annotations.NullMarked;
