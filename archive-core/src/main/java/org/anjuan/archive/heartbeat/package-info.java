/**
 * Heartbeats of the application's own nodes (MON-3). Collection {@code nodes}, one a node by its
 * name: {@code at} (the last beat), {@code started}, {@code version}, {@code process} (another one
 * after each start), {@code stopped} where it was shut down properly. A node that has not beaten
 * for a week is forgotten.
 */
@NullMarked
package org.anjuan.archive.heartbeat;

import org.jspecify.annotations.NullMarked;
