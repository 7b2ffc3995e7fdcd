package org.anjuan.security.sso;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSimpleBindRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.LDAPException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;

/** UnboundID's in-memory directory, in clear, with StartTLS, and by LDAPS. */
final class LdapServer implements AutoCloseable {
  static final String SERVICE = "cn=anjuan,dc=hospital";
  static final String SERVICE_PASSWORD = "service password";

  /** Making them is a process of its own: once for all servers. */
  private static final KeyStore KEYS = keys();

  private final InMemoryDirectoryServer server;

  /** Who bound, in order. */
  final List<String> binds = new CopyOnWriteArrayList<>();

  LdapServer() {
    try {
      var tls = context(KEYS);
      var config = new InMemoryDirectoryServerConfig("dc=hospital");
      config.addAdditionalBindCredentials(SERVICE, SERVICE_PASSWORD);
      config.setSchema(null);
      config.setListenerConfigs(
          InMemoryListenerConfig.createLDAPConfig(
              "plain", InetAddress.getLoopbackAddress(), 0, tls.getSocketFactory()),
          InMemoryListenerConfig.createLDAPSConfig(
              "tls",
              InetAddress.getLoopbackAddress(),
              0,
              tls.getServerSocketFactory(),
              (SSLSocketFactory) SSLSocketFactory.getDefault()));
      config.addInMemoryOperationInterceptor(
          new InMemoryOperationInterceptor() {
            @Override
            public void processSimpleBindRequest(InMemoryInterceptedSimpleBindRequest request) {
              binds.add(request.getRequest().getBindDN());
            }
          });
      server = new InMemoryDirectoryServer(config);
      fill();
      server.startListening();
    } catch (LDAPException e) {
      throw new IllegalStateException(e);
    }
  }

  private void fill() throws LDAPException {
    add("dn: dc=hospital", "objectClass: domain", "dc: hospital");
    add("dn: ou=staff,dc=hospital", "objectClass: organizationalUnit", "ou: staff");
    person("zhang", "1001", "zhang's password");
    person("qian", "2002", "qian's password");
    person("twin", "3001", "x");
    add(
        "dn: cn=twin2,ou=staff,dc=hospital",
        "objectClass: person",
        "uid: twin",
        "employeeNumber: 3002",
        "userPassword: x");
    add(
        "dn: ou=elsewhere,ou=staff,dc=hospital",
        "objectClass: referral",
        "ref: ldap://localhost:1/ou=staff,dc=hospital");
  }

  void person(String uid, String number, String password) throws LDAPException {
    add(
        "dn: uid=" + uid + ",ou=staff,dc=hospital",
        "objectClass: person",
        "uid: " + uid,
        "cn: 姓名" + uid,
        "employeeNumber: " + number,
        "memberOf: cn=nurses,ou=groups,dc=hospital",
        "userPassword: " + password);
  }

  void add(String... ldif) throws LDAPException {
    try {
      server.add(ldif);
    } catch (com.unboundid.ldif.LDIFException e) {
      throw new IllegalArgumentException(e);
    }
  }

  String plain() {
    return "ldap://localhost:" + server.getListenPort("plain");
  }

  String tls() {
    return "ldaps://localhost:" + server.getListenPort("tls");
  }

  /** Its certificate, which no platform trusts. */
  String certificate() {
    try {
      var bytes = KEYS.getCertificate("ldap").getEncoded();
      return "-----BEGIN CERTIFICATE-----\n"
          + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
              .encodeToString(bytes)
          + "\n-----END CERTIFICATE-----\n";
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static SSLContext context(KeyStore keys) {
    try {
      var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(keys, "changeit".toCharArray());
      var context = SSLContext.getInstance("TLS");
      context.init(factory.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The JDK's own tool makes them: nothing of a certificate is in the sources. */
  private static KeyStore keys() {
    try {
      var folder = Files.createDirectories(Path.of("target", "nodes"));
      var file = Files.createTempDirectory(folder, "tls").resolve("ldap.p12");
      var made =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                  "-genkeypair",
                  "-alias",
                  "ldap",
                  "-keyalg",
                  "EC",
                  "-dname",
                  "CN=localhost",
                  "-ext",
                  "san=dns:localhost",
                  "-validity",
                  "3650",
                  "-storepass",
                  "changeit",
                  "-keystore",
                  file.toString())
              .redirectErrorStream(true)
              .start();
      made.getInputStream().readAllBytes();
      if (made.waitFor() != 0) {
        throw new IllegalStateException("keytool");
      }
      return KeyStore.getInstance(file.toFile(), "changeit".toCharArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.shutDown(true);
  }
}
