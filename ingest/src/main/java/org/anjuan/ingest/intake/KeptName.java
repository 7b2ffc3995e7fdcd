package org.anjuan.ingest.intake;

import org.jspecify.annotations.Nullable;

/**
 * The name a file is remembered by. It says nothing that anything hangs on, so that a name too long
 * or with signs that can't be shown is mended rather than refused: of a path its end stays.
 */
final class KeptName {
  static final int LONGEST = 300;

  private KeptName() {}

  /** The name the bytes had; where they had none, the one that their source states. */
  static @Nullable String of(Delivery delivery, IntakeMeta meta) {
    var name = delivery.fileName() == null ? meta.fileName() : delivery.fileName();
    return name == null ? null : mended(name);
  }

  private static @Nullable String mended(String name) {
    var shown = new StringBuilder(name.length());
    name.strip().codePoints().map(KeptName::shown).forEach(shown::appendCodePoint);
    var from = Math.max(0, shown.length() - LONGEST);
    if (from > 0 && Character.isLowSurrogate(shown.charAt(from))) {
      from++;
    }
    return shown.isEmpty() ? null : shown.substring(from);
  }

  private static int shown(int sign) {
    return Character.isISOControl(sign) || isHalf(sign) ? '_' : sign;
  }

  /** Half a sign: no text that can be stored. */
  private static boolean isHalf(int sign) {
    return sign >= Character.MIN_SURROGATE && sign <= Character.MAX_SURROGATE;
  }
}
