package org.anjuan.ingest.collect.channel;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.jspecify.annotations.Nullable;

/**
 * Log-ins to one SFTP server; many transfers go over one. A server that shows another key than the
 * one that was entered is not told who we are.
 */
final class SftpSessions implements AutoCloseable {
  private final SftpSettings settings;
  private final Credentials credentials;
  private final CollectProperties properties;
  private final SourceAddresses addresses;
  private final SshClient client;
  private @Nullable ClientSession session;
  private volatile @Nullable String shown;

  SftpSessions(
      SftpSettings settings,
      Credentials credentials,
      CollectProperties properties,
      SourceAddresses addresses) {
    this.settings = settings;
    this.credentials = credentials;
    this.properties = properties;
    this.addresses = addresses;
    this.client = SshClient.setUpDefaultClient();
    // Nothing of the machine's own user is tried: neither his keys nor his settings.
    client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
    client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
    client.setServerKeyVerifier(this::isPinned);
    CoreModuleProperties.NIO2_READ_TIMEOUT.set(client, properties.answerTimeout());
    CoreModuleProperties.IDLE_TIMEOUT.set(client, properties.answerTimeout().multipliedBy(2));
    client.start();
  }

  private boolean isPinned(ClientSession session, SocketAddress address, PublicKey key) {
    shown = KeyUtils.getFingerPrint(BuiltinDigests.sha256, key);
    return withoutPadding(settings.hostKey()).equals(withoutPadding(shown));
  }

  private static String withoutPadding(String fingerprint) {
    return fingerprint.replace("=", "");
  }

  SftpClient open() throws IOException {
    return SftpClientFactory.instance().createSftpClient(session());
  }

  private synchronized ClientSession session() throws IOException {
    var present = session;
    if (present != null && present.isOpen() && present.isAuthenticated()) {
      return present;
    }
    var address = addresses.first(settings.host(), settings.port());
    shown = null;
    var started =
        client
            .connect(settings.user(), new InetSocketAddress(address, settings.port()))
            .verify(properties.connectTimeout())
            .getSession();
    try {
      identify(started);
      started.auth().verify(properties.answerTimeout());
    } catch (IOException e) {
      started.close(true);
      var key = shown;
      if (key != null && !withoutPadding(key).equals(withoutPadding(settings.hostKey()))) {
        throw new SourceTrouble(Trouble.NOT_TRUSTED, "host key " + key);
      }
      throw key == null ? e : new SourceTrouble(Trouble.LOG_IN_REFUSED, e);
    }
    session = started;
    return started;
  }

  private void identify(ClientSession started) throws IOException {
    if (settings.logIn() == SftpSettings.LogIn.PASSWORD) {
      started.addPasswordIdentity(String.valueOf(credentials.get(Secret.PASSWORD)));
      return;
    }
    for (var pair : keys()) {
      started.addPublicKeyIdentity(pair);
    }
  }

  private Iterable<KeyPair> keys() throws IOException {
    var text = String.valueOf(credentials.get(Secret.PRIVATE_KEY));
    var passphrase = credentials.get(Secret.PASSPHRASE);
    try {
      var found =
          SecurityUtils.loadKeyPairIdentities(
              null,
              NamedResource.ofName("collector"),
              new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)),
              passphrase == null
                  ? FilePasswordProvider.EMPTY
                  : FilePasswordProvider.of(passphrase));
      if (found == null) {
        throw new SourceTrouble(Trouble.LOG_IN_REFUSED, "the private key can't be read");
      }
      return found;
    } catch (GeneralSecurityException e) {
      throw new SourceTrouble(Trouble.LOG_IN_REFUSED, e);
    }
  }

  @Override
  public void close() {
    client.stop();
  }
}
