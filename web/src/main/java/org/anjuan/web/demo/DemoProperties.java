package org.anjuan.web.demo;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the demonstration hospital.
 *
 * @param enabled whether an empty archive is filled with it
 * @param encounters how many stays are made
 * @param password of all demonstration accounts
 * @param baseDate the day on which its year ends; today when left out
 * @param quarantine whether it also drops files that can't be accepted
 */
@ConfigurationProperties("anjuan.demo")
record DemoProperties(
    @DefaultValue("false") boolean enabled,
    @DefaultValue("200") int encounters,
    @DefaultValue("Anjuan@2026") String password,
    @Nullable LocalDate baseDate,
    @DefaultValue("true") boolean quarantine) {}
