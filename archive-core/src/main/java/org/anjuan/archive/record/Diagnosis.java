package org.anjuan.archive.record;

import org.jspecify.annotations.Nullable;

/**
 * A diagnosis of the front page: ICD-10 code and name, 入院病情 (1 有, 2 临床未确定, 3 情况不明, 4 无), and
 * whether it is the main one.
 */
public record Diagnosis(
    @Nullable String code, String name, @Nullable String condition, boolean main) {}
