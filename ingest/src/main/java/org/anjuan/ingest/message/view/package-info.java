/**
 * Views of databases that are asked for departments, staff, codes, patients and stays on a schedule
 * (ING-11). A page of rows becomes a message like a file of rows does: kept, handled, named row by
 * row where it can't be taken, tried again on screen. Only rows that are new or have changed since
 * they were last taken go into it.
 */
@NullMarked
package org.anjuan.ingest.message.view;

import org.jspecify.annotations.NullMarked;
