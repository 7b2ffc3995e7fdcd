package org.anjuan.ingest.collect.channel;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import org.apache.commons.net.ftp.FTPClient;
import org.apache.commons.net.ftp.FTPCmd;
import org.apache.commons.net.ftp.FTPSClient;

/**
 * One connection to an FTP server whose lists come as a stream. The library's own list methods hold
 * a folder's whole listing in memory; the data connection itself is open to subclasses only, hence
 * the two of them.
 */
interface FtpConnection {
  FTPClient client();

  Socket data(FTPCmd command, String argument) throws IOException;

  /**
   * The lines of a list, or the bytes of a file. Closing it asks the server whether all was sent.
   */
  default InputStream stream(FTPCmd command, String argument) throws IOException {
    var socket = data(command, argument);
    return new FilterInputStream(socket.getInputStream()) {
      private boolean closed;

      @Override
      public void close() throws IOException {
        if (closed) {
          return;
        }
        closed = true;
        socket.close();
        if (!client().completePendingCommand()) {
          throw new SourceTrouble(Trouble.STILL_WRITTEN, "reply " + client().getReplyCode());
        }
      }
    };
  }

  /** Without TLS. */
  final class Plain extends FTPClient implements FtpConnection {
    @Override
    public FTPClient client() {
      return this;
    }

    @Override
    public Socket data(FTPCmd command, String argument) throws IOException {
      return opened(_openDataConnection_(command, argument), this);
    }
  }

  /** With TLS, on the data connections too. */
  final class Secure extends FTPSClient implements FtpConnection {
    Secure(boolean implicit) {
      super(implicit);
    }

    @Override
    public FTPClient client() {
      return this;
    }

    @Override
    public Socket data(FTPCmd command, String argument) throws IOException {
      return opened(_openDataConnection_(command.getCommand(), argument), this);
    }
  }

  private static Socket opened(@org.jspecify.annotations.Nullable Socket socket, FTPClient client)
      throws IOException {
    if (socket != null) {
      return socket;
    }
    var reply = client.getReplyCode();
    throw new SourceTrouble(reply == 550 ? Trouble.GONE : Trouble.REFUSED, "reply " + reply);
  }
}
