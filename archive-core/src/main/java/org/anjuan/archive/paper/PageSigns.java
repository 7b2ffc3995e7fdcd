package org.anjuan.archive.paper;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a page's picture shows at a glance.
 *
 * @param blank nothing is written on it
 * @param code the text of a bar code of ours
 */
public record PageSigns(boolean blank, @Nullable String code) {

  public static final PageSigns NONE = new PageSigns(false, null);

  public Optional<PaperCode> paperCode() {
    return code == null ? Optional.empty() : PaperCode.of(code);
  }
}
