package org.anjuan.archive.record;

/** Is told of stays that changed because of what was said of another stay of their patient. */
@FunctionalInterface
interface OtherStays {
  void changed(RecordId stay);
}
