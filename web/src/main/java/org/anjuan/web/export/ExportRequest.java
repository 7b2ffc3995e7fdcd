package org.anjuan.web.export;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be copied.
 *
 * @param kind {@code FILES} or {@code PRINT}
 * @param form {@code OWN} or {@code PDF}; a print is always PDF
 * @param purpose why, in the words of the one who asks
 * @param records all their documents in their present versions
 * @param documents single documents in their present versions
 */
record ExportRequest(
    @Nullable String kind,
    @Nullable String form,
    @Nullable String purpose,
    @Nullable List<String> records,
    @Nullable List<String> documents) {}
