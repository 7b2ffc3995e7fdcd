/**
 * The category map: which category of the archive a source's own code stands for, per source system
 * and campus. Asked by the intake, so that it holds for every channel.
 */
@NullMarked
package org.anjuan.ingest.category;

import org.jspecify.annotations.NullMarked;
