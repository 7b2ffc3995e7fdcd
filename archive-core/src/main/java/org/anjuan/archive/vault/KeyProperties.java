package org.anjuan.archive.vault;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The key ring.
 *
 * @param file the PKCS#12 file; without it {@code keys/anjuan.p12} in the data folder. Several
 *     nodes use copies of one file
 * @param password of that file; without it, one is kept beside it, which is not for production
 */
@ConfigurationProperties("anjuan.keys")
record KeyProperties(@Nullable String file, @Nullable String password) {

  KeyProperties {
    file = file == null || file.isBlank() ? null : file;
    password = password == null || password.isEmpty() ? null : password;
  }

  @Override
  public String toString() {
    return "KeyProperties[file=" + file + ", password=masked]";
  }
}
