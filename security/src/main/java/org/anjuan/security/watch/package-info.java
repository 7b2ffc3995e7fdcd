/**
 * Watches log-ins: remembers devices and places, keeps each person's last log-ins, and raises an
 * alert for an abnormal one. It stops nobody.
 *
 * <p>Collections: {@code log_ins} (one row a log-in, failed ones too, for half a year), {@code
 * known_devices} and {@code known_places} (keyed by person and device, person and address range),
 * {@code log_in_alerts}.
 */
@NullMarked
package org.anjuan.security.watch;

import org.jspecify.annotations.NullMarked;
