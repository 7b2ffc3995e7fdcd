package org.anjuan.worker.protocol;

import java.util.List;

/**
 * What is burnt into a page.
 *
 * @param lines of the visible watermark; none for none
 * @param chips of the invisible watermark; empty for none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Overlay(List<String> lines, StampLook look, byte[] chips) {

  public static final Overlay NONE = new Overlay(List.of(), StampLook.DEFAULT, new byte[0]);

  public Overlay {
    lines = List.copyOf(lines);
  }
}
