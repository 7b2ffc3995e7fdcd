package org.anjuan.station.upload;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.anjuan.station.Words;
import org.jspecify.annotations.Nullable;

/** What became of an upload. */
@JsonIgnoreProperties(ignoreUnknown = true)
record Result(String state, @Nullable String field, @Nullable Words messages) {

  boolean isStored() {
    return state.equals("stored");
  }

  /** Why it lies in quarantine. */
  Words why() {
    var words = messages == null ? new Words("已存入隔离区", "Kept in quarantine") : messages;
    return field == null
        ? words
        : new Words(words.zh() + "（" + field + "）", words.en() + " (" + field + ")");
  }
}
