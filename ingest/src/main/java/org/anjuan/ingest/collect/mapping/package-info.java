/**
 * How what a source says becomes what the archive wants to know: path patterns, side-cars, columns,
 * JSONPath and XPath, constants. Expressions are compiled when they are entered and never run code.
 */
@NullMarked
package org.anjuan.ingest.collect.mapping;

import org.jspecify.annotations.NullMarked;
