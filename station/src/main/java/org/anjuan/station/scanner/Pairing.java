package org.anjuan.station.scanner;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import org.anjuan.station.OwnFiles;
import org.jspecify.annotations.Nullable;

/**
 * The code that a page of the archive shows to use the scanners of this machine: read off the
 * station's window once, and kept by the browser.
 */
public final class Pairing {
  private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
  private static final int LENGTH = 24;

  private final String code;

  private Pairing(String code) {
    this.code = code;
  }

  /** Reads the code, or makes one where there is none. */
  public static Pairing in(Path file) throws IOException {
    if (Files.notExists(file)) {
      var random = new SecureRandom();
      var code = new StringBuilder();
      for (var i = 0; i < LENGTH; i++) {
        code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
      }
      OwnFiles.write(file, code.toString().getBytes(StandardCharsets.US_ASCII));
    }
    OwnFiles.restrict(file);
    var code = Files.readString(file).strip();
    if (code.length() < LENGTH) {
      throw new IOException(file + " holds no pairing code");
    }
    return new Pairing(code);
  }

  /** As people type it. */
  public String code() {
    return code;
  }

  boolean matches(@Nullable String shown) {
    return shown != null
        && MessageDigest.isEqual(
            shown.getBytes(StandardCharsets.UTF_8), code.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "Pairing[masked]";
  }
}
