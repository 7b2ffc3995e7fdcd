/**
 * Collection stations (STA-1 to STA-3): machines beside a device, often without a network, that
 * bring their files when they have one.
 *
 * <p>A station's administrator names its campus, department and category once; whatever it brings
 * is filed there. An upload has an identifier that the station chose, comes in parts, each sealed
 * in the vault, and is completed once: however often completing is repeated, the answer is that of
 * the first time ({@link org.anjuan.ingest.station.StationDesk}). Every completed upload is an
 * entry of the log ({@link org.anjuan.ingest.station.Submissions}).
 *
 * <p>Collections: {@code stations}, {@code station_sightings} (when each was last heard of), {@code
 * station_uploads} (parts of what is still coming), {@code station_submissions} (the log, by time).
 */
@NullMarked
package org.anjuan.ingest.station;

import org.jspecify.annotations.NullMarked;
