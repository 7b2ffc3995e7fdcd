package org.anjuan.search;

import org.springframework.beans.factory.BeanFactory;

/** What a rebuild leaves behind while Elasticsearch is away. */
public final class UnfinishedIndex {

  private UnfinishedIndex() {}

  public static void leave(BeanFactory parts) {
    parts.getBean(PageSchema.class).createUnsearched();
  }
}
