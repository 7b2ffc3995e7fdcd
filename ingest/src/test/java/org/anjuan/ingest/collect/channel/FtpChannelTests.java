package org.anjuan.ingest.collect.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.util.function.SingletonSupplier;

/** FTP without TLS, with TLS on request, and with TLS from the start, against Apache's server. */
class FtpChannelTests {
  /** One for all: making it takes longer than any test. */
  private static final Supplier<TestCertificate> CERTIFICATE =
      SingletonSupplier.of(() -> {
        try {
          return TestCertificate.make();
        } catch (Exception e) {
          throw new IllegalStateException(e);
        }
      });

  abstract static class Ftp extends FolderOnDisk {
    private final FtpSettings.Security security;
    FtpServerHere server;
    TestCertificate certificate;

    Ftp(FtpSettings.Security security) {
      this.security = security;
    }

    boolean listsForMachines() {
      return true;
    }

    @Override
    @BeforeEach
    void begin() throws Exception {
      certificate = security == FtpSettings.Security.PLAIN ? null : CERTIFICATE.get();
      server = new FtpServerHere(root, security, certificate, listsForMachines());
      super.begin();
    }

    @Override
    @AfterEach
    void end() {
      super.end();
      server.close();
    }

    @Override
    PullChannel open() {
      return open(Afterwards.NOTHING, "secret", certificate == null ? null : certificate.pem());
    }

    @Override
    PullChannel openConsuming() {
      return open(moving(), "secret", certificate == null ? null : certificate.pem());
    }

    @Override
    PullChannel openDeleting() {
      return open(deleting(), "secret", certificate == null ? null : certificate.pem());
    }

    PullChannel open(Afterwards afterwards, String password, String pem) {
      var settings =
          new FtpSettings("127.0.0.1", server.port(), security, "lis", "/", true, "UTF-8", pem, 0);
      var properties = properties(root);
      return new FtpChannel(
          settings,
          afterwards,
          new FtpConnections(
              settings,
              new Credentials(Map.of(Secret.PASSWORD, password)),
              properties,
              new SourceAddresses(properties)),
          FREE,
          CLOCK);
    }
  }

  @Nested
  class Plain extends Ftp {
    Plain() {
      super(FtpSettings.Security.PLAIN);
    }

    @Test
    void aWrongPasswordIsSaidToBeOne() {
      try (var channel = open(Afterwards.NOTHING, "wrong", null)) {
        assertThat(catchThrowableOfType(SourceTrouble.class, () -> list(channel, null)).trouble())
            .isEqualTo(Trouble.LOG_IN_REFUSED);
      }
    }

    @Test
    void chineseNamesAreRead() throws Exception {
      put("张三/检验 报告.pdf", bytes("x"));
      assertThat(list(null)).extracting(SourceEntry::path).containsExactly("张三/检验 报告.pdf");
    }
  }

  @Nested
  class Explicit extends Ftp {
    Explicit() {
      super(FtpSettings.Security.EXPLICIT);
    }

    @Test
    @Tag("SEC-1")
    void aServerWithAnotherCertificateIsNotToldThePassword() {
      try (var channel = open(Afterwards.NOTHING, "secret", null)) {
        var trouble = catchThrowableOfType(java.io.IOException.class, () -> list(channel, null));
        assertThat(SourceTrouble.of(trouble)).isEqualTo(Trouble.NOT_TRUSTED);
      }
    }
  }

  @Nested
  class Implicit extends Ftp {
    Implicit() {
      super(FtpSettings.Security.IMPLICIT);
    }
  }

  /** A server of the old kind, whose lists are made for people. */
  @Nested
  class Old extends Ftp {
    Old() {
      super(FtpSettings.Security.PLAIN);
    }

    @Override
    boolean listsForMachines() {
      return false;
    }
  }
}
