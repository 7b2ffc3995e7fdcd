package org.anjuan.archive.watermark;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a campus burns into its pages.
 *
 * @param version counts the changes; 0 is what everybody starts with
 * @param invisible whether the invisible mark is burnt in as well
 * @param changedBy who made this version; nobody made version 0
 */
public record WatermarkTemplate(
    int version,
    TemplateText text,
    TemplateLook look,
    boolean invisible,
    @Nullable String changedBy,
    @Nullable String changedByName,
    @Nullable Instant changedAt) {

  static final WatermarkTemplate FIRST =
      new WatermarkTemplate(0, TemplateText.DEFAULT, TemplateLook.DEFAULT, false, null, null, null);
}
