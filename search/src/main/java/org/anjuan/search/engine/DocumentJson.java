package org.anjuan.search.engine;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * How our documents look as JSON: absent values are left out, times are ISO 8601, unknown fields
 * are ignored.
 */
final class DocumentJson {

  private DocumentJson() {}

  static JsonMapper mapper() {
    return JsonMapper.builder()
        .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_NULL))
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .build();
  }
}
