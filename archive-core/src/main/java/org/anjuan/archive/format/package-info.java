/**
 * Reads documents and draws their pages in child processes.
 *
 * <p>Documents come from outside; the libraries that read them may fail, hang, or exhaust the
 * memory. Each family of formats therefore has its own pool of processes with a class path, a heap
 * and time limits of its own; see {@link org.anjuan.archive.format.FormatWorkers} for what is
 * promised and {@link org.anjuan.worker.protocol} for how it is said.
 */
@NullMarked
package org.anjuan.archive.format;

import org.jspecify.annotations.NullMarked;
