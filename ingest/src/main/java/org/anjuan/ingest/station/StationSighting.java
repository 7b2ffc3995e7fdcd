package org.anjuan.ingest.station;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * When a station was last heard of, and what it said.
 *
 * @param program its program's version
 * @param pending how many files wait there
 * @param refused how many files are held there that were not taken
 * @param skewMillis how far its clock is before ours; negative when it is behind
 */
@Document("station_sightings")
public record StationSighting(
    @Id StationCode station,
    Instant at,
    @Nullable String address,
    @Nullable String program,
    int pending,
    int refused,
    long skewMillis) {}
