/**
 * The frame in which each family's format code runs: a process that answers requests until its
 * input ends.
 */
@NullMarked
package org.anjuan.worker.runtime;

import org.jspecify.annotations.NullMarked;
