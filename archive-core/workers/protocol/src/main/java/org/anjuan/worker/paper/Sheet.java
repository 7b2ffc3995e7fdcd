package org.anjuan.worker.paper;

import java.util.ArrayList;
import java.util.List;

/** A page that is set: what stands where, in points from the top left corner. */
final class Sheet {

  static final float WIDTH = 595;
  static final float HEIGHT = 842;

  final List<Mark> marks = new ArrayList<>();

  /** Something on a page. */
  sealed interface Mark {}

  /** A line of text. */
  record Text(String text, float x, float baseline, float width, float size, int colour)
      implements Mark {}

  /** A filled rectangle; a thin one is a line. */
  record Box(float x, float y, float width, float height, int colour) implements Mark {}

  /** A picture. */
  record Image(byte[] encoded, float x, float y, float width, float height) implements Mark {}
}
