/** Watermarks over HTTP: the campuses' templates, and reading a mark out of a picture. */
@NullMarked
package org.anjuan.web.watermark;

import org.jspecify.annotations.NullMarked;
