/**
 * Collectors as data: where reports of a source system come from, how they are read, when, and how
 * gently. Changed by the system administrator, each change a version and on record; secrets go in
 * and never come out.
 */
@NullMarked
package org.anjuan.ingest.collect.collector;

import org.jspecify.annotations.NullMarked;
