package org.anjuan.security.sso;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Whose certificates are believed: the platform's, and those of the hospital's own CA. */
final class Trust {
  private Trust() {}

  /** Reads certificates in PEM; empty when there is none in the text. */
  static List<Certificate> certificates(String pem) throws GeneralSecurityException {
    var bytes = pem.getBytes(StandardCharsets.US_ASCII);
    return List.copyOf(
        CertificateFactory.getInstance("X.509")
            .generateCertificates(new ByteArrayInputStream(bytes)));
  }

  static SSLContext context(@Nullable String pem) {
    try {
      var context = SSLContext.getInstance("TLS");
      if (pem == null || pem.isBlank()) {
        context.init(null, null, null);
        return context;
      }
      var believed = new ArrayList<Certificate>(certificates(pem));
      for (var manager : managers(null).getTrustManagers()) {
        if (manager instanceof X509TrustManager platform) {
          believed.addAll(List.of(platform.getAcceptedIssuers()));
        }
      }
      var store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (var i = 0; i < believed.size(); i++) {
        store.setCertificateEntry("ca" + i, believed.get(i));
      }
      context.init(null, managers(store).getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new ProviderTrouble(Finding.NOT_TRUSTED, e);
    }
  }

  private static TrustManagerFactory managers(@Nullable KeyStore store)
      throws GeneralSecurityException {
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory;
  }
}
