package org.anjuan.archive.platform;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The hospital's time zone: how times without one are read, and how instants are shown.
 *
 * @param id setting {@code anjuan.zone.id}
 */
@ConfigurationProperties("anjuan.zone")
public record HospitalZone(@DefaultValue("Asia/Shanghai") ZoneId id) {}
