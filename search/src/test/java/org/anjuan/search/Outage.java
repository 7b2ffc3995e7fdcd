package org.anjuan.search;

import java.io.IOException;
import org.springframework.beans.factory.BeanFactory;

/** What is met while Elasticsearch is away, for tests of other packages. */
public final class Outage {

  private Outage() {}

  public static SearchUnavailable noAnswer() {
    return SearchUnavailable.noAnswer(new IOException("away"));
  }

  /** As where one part of the index is away or too busy. */
  public static SearchUnavailable putOff() {
    return SearchUnavailable.refused("unavailable_shards_exception", 503);
  }

  /** As a rebuild does that can't drop its index any more. */
  public static void leaveUnfinished(BeanFactory parts) {
    parts.getBean(PageSchema.class).createUnsearched();
  }
}
