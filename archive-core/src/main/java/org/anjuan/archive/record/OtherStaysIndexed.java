package org.anjuan.archive.record;

import org.anjuan.archive.work.WorkKind;
import org.anjuan.archive.work.WorkQueue;
import org.springframework.stereotype.Component;

/** Nobody else asks for their place at the index: who stated the one stay knows only of that. */
@Component
class OtherStaysIndexed implements OtherStays {
  private final WorkQueue work;

  OtherStaysIndexed(WorkQueue work) {
    this.work = work;
  }

  @Override
  public void changed(RecordId stay) {
    work.askSoon(WorkKind.INDEX_RECORD, stay.value(), WorkKind.RECORD_GATHERING);
  }
}
