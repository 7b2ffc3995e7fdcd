package org.anjuan.web.embed;

import java.util.List;
import org.anjuan.web.record.RecordSummary;
import org.jspecify.annotations.Nullable;

/** What the page of a record shows; addresses are whole, texts are the record's own. */
record RecordSheet(
    RecordSummary record,
    String patient,
    String stay,
    List<Group> groups,
    @Nullable Shown shown,
    @Nullable String previous,
    @Nullable String next,
    List<Size> sizes) {

  /** Documents of a category. */
  record Group(String name, List<Entry> entries) {}

  /** A document in the tree. */
  record Entry(
      String title,
      @Nullable String date,
      @Nullable Integer pages,
      boolean scanned,
      String address,
      boolean current) {}

  /** The document that is open. */
  record Shown(
      String title, int pageCount, boolean drawable, boolean fit, int width, List<Page> pages) {}

  /** A page of it. */
  record Page(int number, String picture) {}

  /** A way to see it larger or smaller. */
  record Size(String code, String address, boolean current) {}
}
