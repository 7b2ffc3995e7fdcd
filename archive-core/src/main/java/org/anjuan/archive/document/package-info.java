/**
 * Documents 医疗文书 and their versions: one stored document each, with its versions in an array.
 *
 * <p>A version is never changed or removed. Its number is the one the source gave it where that was
 * free, else the next; the current version is decided by what sources say of order, never by order
 * of arrival.
 */
@NullMarked
package org.anjuan.archive.document;

import org.jspecify.annotations.NullMarked;
