/**
 * Monitoring of the collection: reconciliation, heartbeats and the wall display. Who may see a
 * record's patient is asked of the rule book record by record; figures are those of the campuses
 * where somebody holds the right to watch, of all for administrators.
 */
@NullMarked
package org.anjuan.web.monitoring;

import org.jspecify.annotations.NullMarked;
