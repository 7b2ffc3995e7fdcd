package org.anjuan.station.upload;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

/** Where an upload stands; {@code result} once it is complete. */
@JsonIgnoreProperties(ignoreUnknown = true)
record Progress(long offset, @Nullable Result result) {}
