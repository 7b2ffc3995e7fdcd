package org.anjuan.ingest.collect.channel;

import java.util.Set;
import java.util.regex.Pattern;
import org.anjuan.archive.document.Channel;
import org.anjuan.archive.platform.InvalidValue;

/**
 * An SFTP server.
 *
 * @param hostKey its fingerprint as {@code ssh-keygen -l} shows it: {@code SHA256:…}. A server with
 *     another key is not spoken with
 */
public record SftpSettings(
    String host,
    int port,
    String user,
    LogIn logIn,
    String hostKey,
    String folder,
    int settleSeconds)
    implements ChannelSettings {
  private static final Pattern FINGERPRINT = Pattern.compile("SHA256:[0-9A-Za-z+/]{43}=?");

  /** With what we log in. */
  public enum LogIn {
    PASSWORD,
    KEY
  }

  public SftpSettings {
    Form.host(host, "channel.host");
    Form.within(port, 1, 65_535, "channel.port");
    Form.text(user, 1, 100, "channel.user");
    Form.present(logIn, "channel.logIn");
    Form.text(folder, 1, 500, "channel.folder");
    Form.within(settleSeconds, 0, 86_400, "channel.settleSeconds");
    if (hostKey == null || !FINGERPRINT.matcher(hostKey).matches()) {
      throw new InvalidValue("channel.hostKey");
    }
  }

  @Override
  public String peer() {
    return host + " " + port + " " + user + " " + hostKey;
  }

  @Override
  public Set<Secret> needs() {
    return Set.of(logIn == LogIn.KEY ? Secret.PRIVATE_KEY : Secret.PASSWORD);
  }

  @Override
  public Set<Secret> takes() {
    return logIn == LogIn.KEY ? Set.of(Secret.PRIVATE_KEY, Secret.PASSPHRASE) : needs();
  }

  @Override
  public Set<Afterwards.Deed> deeds() {
    return Set.of(Afterwards.Deed.MOVE, Afterwards.Deed.DELETE);
  }

  @Override
  public Channel arrivesBy() {
    return Channel.SFTP;
  }
}
