package org.anjuan.archive.audit;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the audit trail.
 *
 * @param zone where the trail's days begin and end
 */
@ConfigurationProperties("anjuan.audit")
record AuditProperties(@DefaultValue("Asia/Shanghai") ZoneId zone) {}
