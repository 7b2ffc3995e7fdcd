package org.anjuan.station.queue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.anjuan.station.OwnFiles;

/**
 * The secret of this machine's queue, in a file that only who runs the station may read. Each
 * sealed file has a key of its own that is made from it.
 */
public final class QueueKey {
  private static final int BYTES = 32;

  private final SecretKey secret;

  private QueueKey(byte[] secret) {
    this.secret = new SecretKeySpec(secret, "HmacSHA256");
  }

  /** Reads the secret, or makes one where there is none. */
  public static QueueKey in(Path file) throws IOException {
    if (Files.notExists(file)) {
      var made = new byte[BYTES];
      new SecureRandom().nextBytes(made);
      OwnFiles.write(file, made);
    }
    OwnFiles.restrict(file);
    var secret = Files.readAllBytes(file);
    if (secret.length != BYTES) {
      throw new IOException(file + " is no queue's key");
    }
    return new QueueKey(secret);
  }

  /** The key of the file with this salt. */
  SecretKey forFile(byte[] salt) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(secret);
      return new SecretKeySpec(mac.doFinal(salt), "AES");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return "QueueKey[masked]";
  }
}
