package org.anjuan.archive.paper;

import java.util.Set;
import org.anjuan.archive.vault.BlobId;
import org.anjuan.archive.vault.BlobReferences;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Which pictures scanning jobs refer to. Asked about the few that a crash may have left behind. */
@Component
class ScanBlobs implements BlobReferences {
  // The jobs need the vault, whose sweep asks here.
  private final ObjectProvider<ScanJobs> jobs;

  ScanBlobs(ObjectProvider<ScanJobs> jobs) {
    this.jobs = jobs;
  }

  @Override
  public Set<BlobId> referenced(Set<BlobId> candidates) {
    return jobs.getObject().referenced(candidates);
  }
}
