package org.anjuan.ingest.collect.channel;

import java.io.IOException;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.apache.commons.net.ftp.FTP;
import org.apache.commons.net.ftp.FTPConnectionClosedException;
import org.apache.commons.net.ftp.FTPReply;

/** Logs in to an FTP server, and keeps connections that are free for the next who needs one. */
final class FtpConnections implements AutoCloseable {
  private final FtpSettings settings;
  private final Credentials credentials;
  private final CollectProperties properties;
  private final SourceAddresses addresses;
  private final ConcurrentLinkedDeque<FtpConnection> free = new ConcurrentLinkedDeque<>();

  FtpConnections(
      FtpSettings settings,
      Credentials credentials,
      CollectProperties properties,
      SourceAddresses addresses) {
    this.settings = settings;
    this.credentials = credentials;
    this.properties = properties;
    this.addresses = addresses;
  }

  FtpConnection take() throws IOException {
    FtpConnection kept;
    while ((kept = free.pollFirst()) != null) {
      if (isAlive(kept)) {
        return kept;
      }
      drop(kept);
    }
    return connect();
  }

  /** Gives a connection back that is known to be in order. */
  void give(FtpConnection connection) {
    free.addFirst(connection);
  }

  static void drop(FtpConnection connection) {
    try {
      connection.client().disconnect();
    } catch (IOException e) {
      // it is gone already
    }
  }

  private static boolean isAlive(FtpConnection connection) {
    try {
      return connection.client().isConnected() && connection.client().sendNoOp();
    } catch (IOException e) {
      return false;
    }
  }

  private FtpConnection connect() throws IOException {
    var connection = connection();
    var client = connection.client();
    client.setConnectTimeout(Math.toIntExact(properties.connectTimeout().toMillis()));
    client.setDefaultTimeout(Math.toIntExact(properties.answerTimeout().toMillis()));
    client.setDataTimeout(properties.answerTimeout());
    client.setControlEncoding(settings.charset());
    // The server's word on where its data are is not taken: they are where its commands are.
    client.setIpAddressFromPasvResponse(false);
    try {
      client.connect(addresses.first(settings.host(), settings.port()), settings.port());
      if (!FTPReply.isPositiveCompletion(client.getReplyCode())) {
        throw new SourceTrouble(Trouble.REFUSED, "reply " + client.getReplyCode());
      }
      client.setSoTimeout(Math.toIntExact(properties.answerTimeout().toMillis()));
      logIn(connection);
      return connection;
    } catch (IOException e) {
      drop(connection);
      throw e;
    }
  }

  private FtpConnection connection() throws IOException {
    if (settings.security() == FtpSettings.Security.PLAIN) {
      return new FtpConnection.Plain();
    }
    var secure = new FtpConnection.Secure(settings.security() == FtpSettings.Security.IMPLICIT);
    var trusted = Certificates.trusting(settings.certificates());
    secure.setTrustManager(trusted.length == 0 ? null : trusted[0]);
    secure.setEndpointCheckingEnabled(true);
    return secure;
  }

  private void logIn(FtpConnection connection) throws IOException {
    var client = connection.client();
    try {
      if (!client.login(settings.user(), String.valueOf(credentials.get(Secret.PASSWORD)))) {
        throw new SourceTrouble(Trouble.LOG_IN_REFUSED, "reply " + client.getReplyCode());
      }
    } catch (FTPConnectionClosedException e) {
      throw new SourceTrouble(Trouble.LOG_IN_REFUSED, e);
    }
    if (connection instanceof FtpConnection.Secure secure) {
      secure.execPBSZ(0);
      secure.execPROT("P");
    }
    client.setFileType(FTP.BINARY_FILE_TYPE);
    if (settings.passive()) {
      client.enterLocalPassiveMode();
    }
  }

  @Override
  public void close() {
    FtpConnection kept;
    while ((kept = free.pollFirst()) != null) {
      drop(kept);
    }
  }
}
