package org.anjuan.archive.format;

/**
 * What a video is.
 *
 * @param millis how long; 0 where that is not known before it is read to the end
 * @param playable browsers play it as it is
 * @param copyable its picture and sound need no conversion, only another container
 * @param framesPerSecond 0 where unknown
 */
public record VideoFacts(
    long millis,
    int width,
    int height,
    double framesPerSecond,
    boolean playable,
    boolean copyable,
    boolean soundCopyable) {}
