package org.anjuan.ingest.collect.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.List;
import java.util.Map;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SftpChannelTests extends FolderOnDisk {
  private static KeyPair hostKey;
  private static KeyPair userKey;
  private SshServer server;

  @BeforeAll
  static void keys() throws Exception {
    hostKey = KeyUtils.generateKeyPair("ecdsa-sha2-nistp256", 256);
    userKey = KeyUtils.generateKeyPair("ecdsa-sha2-nistp256", 256);
  }

  @Override
  @BeforeEach
  void begin() throws Exception {
    server = SshServer.setUpDefaultServer();
    server.setHost("127.0.0.1");
    server.setPort(0);
    server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
    server.setPasswordAuthenticator((user, password, session) -> password.equals("secret"));
    server.setPublickeyAuthenticator(
        (user, key, session) -> KeyUtils.compareKeys(key, userKey.getPublic()));
    server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
    server.setFileSystemFactory(new VirtualFileSystemFactory(root));
    server.start();
    super.begin();
  }

  @Override
  @AfterEach
  void end() {
    super.end();
    try {
      server.stop(true);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Override
  PullChannel open() {
    return open(Afterwards.NOTHING, fingerprint(hostKey), SftpSettings.LogIn.PASSWORD, "secret");
  }

  @Override
  PullChannel openConsuming() {
    return open(moving(), fingerprint(hostKey), SftpSettings.LogIn.PASSWORD, "secret");
  }

  @Override
  PullChannel openDeleting() {
    return open(deleting(), fingerprint(hostKey), SftpSettings.LogIn.PASSWORD, "secret");
  }

  private PullChannel open(
      Afterwards afterwards, String pinned, SftpSettings.LogIn logIn, String secret) {
    var settings = new SftpSettings("127.0.0.1", server.getPort(), "lis", logIn, pinned, "/", 0);
    var properties = properties(root);
    var kind = logIn == SftpSettings.LogIn.KEY ? Secret.PRIVATE_KEY : Secret.PASSWORD;
    return new SftpChannel(
        settings,
        afterwards,
        new SftpSessions(
            settings,
            new Credentials(Map.of(kind, secret)),
            properties,
            new SourceAddresses(properties)),
        FREE,
        CLOCK);
  }

  @Test
  @Tag("SEC-1")
  void aServerWithAnotherKeyIsNotToldThePasswordAndItsKeyIsNamed() throws Exception {
    try (var channel =
        open(Afterwards.NOTHING, fingerprint(userKey), SftpSettings.LogIn.PASSWORD, "secret")) {
      var trouble = catchThrowableOfType(SourceTrouble.class, () -> list(channel, null));
      assertThat(trouble.trouble()).isEqualTo(Trouble.NOT_TRUSTED);
      assertThat(trouble).hasMessageContaining(fingerprint(hostKey));
    }
  }

  @Test
  void aKeyOpensTheDoorToo() throws Exception {
    put("a.pdf", bytes("x"));
    var pem = new ByteArrayOutputStream();
    OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(userKey, "test", null, pem);
    try (var channel =
        open(
            Afterwards.NOTHING,
            fingerprint(hostKey),
            SftpSettings.LogIn.KEY,
            pem.toString(StandardCharsets.US_ASCII))) {
      assertThat(list(channel, null)).hasSize(1);
    }
  }

  @Test
  void aWrongPasswordIsSaidToBeOne() {
    try (var channel =
        open(Afterwards.NOTHING, fingerprint(hostKey), SftpSettings.LogIn.PASSWORD, "wrong")) {
      assertThat(catchThrowableOfType(SourceTrouble.class, () -> list(channel, null)).trouble())
          .isEqualTo(Trouble.LOG_IN_REFUSED);
    }
  }

  private static String fingerprint(KeyPair pair) {
    return KeyUtils.getFingerPrint(BuiltinDigests.sha256, pair.getPublic());
  }
}
