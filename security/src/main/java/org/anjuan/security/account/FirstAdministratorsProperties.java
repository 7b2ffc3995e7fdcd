package org.anjuan.security.account;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the first start.
 *
 * @param create whether the three administrators' accounts are opened when there are no accounts at
 *     all
 */
@ConfigurationProperties("anjuan.security.first-administrators")
record FirstAdministratorsProperties(@DefaultValue("true") boolean create) {}
