/**
 * What every capability stands on: the data folder, and in {@code platform.mongo} the store of
 * records.
 */
@NullMarked
package org.anjuan.archive.platform;

import org.jspecify.annotations.NullMarked;
