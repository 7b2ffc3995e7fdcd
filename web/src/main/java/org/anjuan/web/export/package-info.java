/**
 * Bulk work over HTTP: packages of stamped copies, print packages, and searching for a list of
 * numbers. From designated places only, where a hospital has designated some.
 */
@NullMarked
package org.anjuan.web.export;

import org.jspecify.annotations.NullMarked;
