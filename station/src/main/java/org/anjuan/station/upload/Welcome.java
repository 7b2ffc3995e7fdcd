package org.anjuan.station.upload;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * What the archive says to a station that calls.
 *
 * @param categoryName what it files everything as
 * @param skewMillis how far this machine's clock is before the archive's
 * @param part the largest part of an upload, in bytes
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Welcome(
    String code,
    String name,
    String campus,
    String department,
    String categoryName,
    long skewMillis,
    long part) {}
