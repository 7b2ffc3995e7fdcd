package org.anjuan.archive.format;

/**
 * How the workers of a family are doing.
 *
 * @param waiting requests that wait for a worker
 * @param restarts workers lost since the start
 */
public record WorkerStatus(Family family, int busy, int idle, int waiting, long restarts) {}
