package org.anjuan.security.account;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({LogInProperties.class, FirstAdministratorsProperties.class})
@EnableScheduling
class AccountConfiguration {}
