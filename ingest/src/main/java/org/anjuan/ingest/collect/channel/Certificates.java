package org.anjuan.ingest.collect.channel;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.anjuan.archive.platform.InvalidValue;
import org.jspecify.annotations.Nullable;

/** Whose certificates are believed: the platform's, and those that were entered. */
final class Certificates {
  private static final int LONGEST = 64 * 1024;

  private Certificates() {}

  static @Nullable String checked(@Nullable String pem, String field) {
    if (pem == null || pem.isBlank()) {
      return null;
    }
    try {
      if (pem.length() > LONGEST || read(pem).isEmpty()) {
        throw new InvalidValue(field);
      }
    } catch (GeneralSecurityException e) {
      throw new InvalidValue(field);
    }
    return pem.strip();
  }

  static TrustManager[] trusting(@Nullable String pem) throws IOException {
    try {
      if (pem == null) {
        return managers(null);
      }
      var believed = new ArrayList<Certificate>(read(pem));
      for (var manager : managers(null)) {
        if (manager instanceof X509TrustManager platform) {
          believed.addAll(List.of(platform.getAcceptedIssuers()));
        }
      }
      var store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (var i = 0; i < believed.size(); i++) {
        store.setCertificateEntry("c" + i, believed.get(i));
      }
      return managers(store);
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private static TrustManager[] managers(@Nullable KeyStore store) throws GeneralSecurityException {
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }

  private static List<Certificate> read(String pem) throws GeneralSecurityException {
    var bytes = pem.getBytes(StandardCharsets.US_ASCII);
    return List.copyOf(
        CertificateFactory.getInstance("X.509")
            .generateCertificates(new ByteArrayInputStream(bytes)));
  }
}
