/**
 * Tables: departments, staff, patients and stays as a file of rows (CSV, Excel) that a system
 * leaves in a folder from time to time. A file is a message: kept, handled row by row, tried again
 * on screen. Rows are statements with times, so that files may come late, twice and in any order.
 */
@NullMarked
package org.anjuan.ingest.message.table;

import org.jspecify.annotations.NullMarked;
