/**
 * Anomalies in the audit trail: rules as data, a watch that follows the trail, and a list that
 * somebody must work off.
 *
 * <p>Collections: {@code anomaly_rules} ({@code _id}: rule and version, only ever inserted; the
 * greatest version holds), {@code anomalies} ({@code _id}: place of the event that made it, and
 * rule: the same anomaly can't be raised twice, and the newest are found by walking down), {@code
 * anomaly_state} ({@code _id} "watch": how far the trail was read and what the windows hold, in one
 * document so that both move together).
 */
@NullMarked
package org.anjuan.archive.anomaly;

import org.jspecify.annotations.NullMarked;
