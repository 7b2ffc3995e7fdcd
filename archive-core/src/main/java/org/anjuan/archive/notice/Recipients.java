package org.anjuan.archive.notice;

import java.util.List;
import org.anjuan.archive.access.Audience;
import org.jspecify.annotations.Nullable;

/** Who belongs to an audience. Whoever keeps the accounts answers. */
public interface Recipients {

  /**
   * The active persons of an audience, each once.
   *
   * @param campus only postings at this campus count for roles and departments; null: any posting
   */
  List<Recipient> of(Audience audience, @Nullable String campus);
}
