/**
 * Scanners for the archive's pages in the browser: an agent on this machine's own address that
 * speaks to scanners over eSCL, or through SANE's {@code scanimage}.
 */
@NullMarked
package org.anjuan.station.scanner;

import org.jspecify.annotations.NullMarked;
