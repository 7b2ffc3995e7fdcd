package org.anjuan.archive.work;

import org.anjuan.archive.platform.UnguessableId;
import org.springframework.stereotype.Component;

/** This running process among its equals; another identity after every start. */
@Component
public class Node {
  private final String id = UnguessableId.next();

  public String id() {
    return id;
  }
}
