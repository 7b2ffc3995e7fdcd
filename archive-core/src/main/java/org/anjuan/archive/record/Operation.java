package org.anjuan.archive.record;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** An operation of the front page: ICD-9-CM-3 code and name, date, level 1 to 4, surgeon. */
public record Operation(
    @Nullable String code,
    String name,
    @Nullable LocalDate date,
    @Nullable String level,
    @Nullable String surgeon,
    @Nullable String anaesthesia) {}
