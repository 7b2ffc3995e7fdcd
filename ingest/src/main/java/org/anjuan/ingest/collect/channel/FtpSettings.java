package org.anjuan.ingest.collect.channel;

import java.nio.charset.Charset;
import java.util.Set;
import org.anjuan.archive.document.Channel;
import org.anjuan.archive.platform.InvalidValue;
import org.jspecify.annotations.Nullable;

/**
 * An FTP server.
 *
 * @param charset of file names; older servers write GBK
 * @param certificates in PEM, of the hospital's own CA or of the server itself
 */
public record FtpSettings(
    String host,
    int port,
    Security security,
    String user,
    String folder,
    boolean passive,
    String charset,
    @Nullable String certificates,
    int settleSeconds)
    implements ChannelSettings {

  /** How the connection is protected. */
  public enum Security {
    PLAIN,
    EXPLICIT,
    IMPLICIT
  }

  public FtpSettings {
    Form.host(host, "channel.host");
    Form.within(port, 1, 65_535, "channel.port");
    Form.present(security, "channel.security");
    Form.text(user, 1, 100, "channel.user");
    Form.text(folder, 1, 500, "channel.folder");
    certificates = Certificates.checked(certificates, "channel.certificates");
    Form.within(settleSeconds, 0, 86_400, "channel.settleSeconds");
    try {
      Charset.forName(charset);
    } catch (IllegalArgumentException e) {
      throw new InvalidValue("channel.charset");
    }
  }

  @Override
  public String peer() {
    return security + " " + host + " " + port + " " + user + " " + certificates;
  }

  @Override
  public Set<Secret> needs() {
    return Set.of(Secret.PASSWORD);
  }

  @Override
  public Set<Afterwards.Deed> deeds() {
    return Set.of(Afterwards.Deed.MOVE, Afterwards.Deed.DELETE);
  }

  @Override
  public Channel arrivesBy() {
    return Channel.FTP;
  }
}
