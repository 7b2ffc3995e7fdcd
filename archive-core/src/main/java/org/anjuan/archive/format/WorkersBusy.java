package org.anjuan.archive.format;

/** All workers of a family stayed busy for as long as a request may wait. */
public final class WorkersBusy extends RuntimeException {

  private static final long serialVersionUID = 1;

  WorkersBusy(Family family) {
    super(family.name());
  }
}
