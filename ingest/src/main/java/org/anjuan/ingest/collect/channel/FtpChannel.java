package org.anjuan.ingest.collect.channel;

import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.time.Clock;
import java.util.Optional;
import org.apache.commons.net.MalformedServerReplyException;
import org.apache.commons.net.ftp.FTPClient;
import org.apache.commons.net.ftp.FTPCmd;
import org.apache.commons.net.ftp.FTPFile;
import org.apache.commons.net.ftp.FTPFileEntryParser;
import org.apache.commons.net.ftp.parser.DefaultFTPFileEntryParserFactory;
import org.apache.commons.net.ftp.parser.MLSxEntryParser;
import org.jspecify.annotations.Nullable;

/** An FTP server, with or without TLS. Lists are read line by line as they come. */
final class FtpChannel implements PullChannel {
  private final FtpSettings settings;
  private final Afterwards afterwards;
  private final FtpConnections connections;
  private final Pace pace;
  private final Clock clock;
  private final String root;

  FtpChannel(
      FtpSettings settings,
      Afterwards afterwards,
      FtpConnections connections,
      Pace pace,
      Clock clock) {
    this.settings = settings;
    this.afterwards = afterwards;
    this.connections = connections;
    this.pace = pace;
    this.clock = clock;
    this.root = RemotePath.folder(settings.folder());
  }

  private interface Deed<T> {
    T with(FtpConnection connection) throws IOException;
  }

  /** A connection that failed is not used again. */
  private <T> T using(Deed<T> deed) throws IOException {
    pace.request();
    var connection = connections.take();
    try {
      var result = deed.with(connection);
      connections.give(connection);
      return result;
    } catch (IOException | RuntimeException e) {
      FtpConnections.drop(connection);
      throw e;
    }
  }

  @Override
  public void list(Listing wanted, Entries into) throws IOException {
    new TreeWalk(this::list).walk(wanted.checkpoint(), into);
  }

  private void list(String folder, TreeWalk.Found found) throws IOException {
    using(connection -> {
      var client = connection.client();
      var machine = client.hasFeature(FTPCmd.MLST);
      var parser = machine ? MLSxEntryParser.getInstance() : parserOfLists(client);
      var command = machine ? FTPCmd.MLSD : FTPCmd.LIST;
      try (var in = connection.stream(command, RemotePath.of(root, folder));
          var lines = new BufferedReader(new InputStreamReader(in, settings.charset()))) {
        String line;
        while ((line = parser.readNextEntry(lines)) != null) {
          give(folder, parser.parseFTPEntry(line), found);
        }
      }
      return folder;
    });
  }

  private static FTPFileEntryParser parserOfLists(FTPClient client) throws IOException {
    return new DefaultFTPFileEntryParserFactory().createFileEntryParser(client.getSystemType());
  }

  private void give(String folder, @Nullable FTPFile file, TreeWalk.Found found)
      throws IOException {
    if (file == null || file.getName() == null || file.isSymbolicLink()) {
      return;
    }
    var name = file.getName();
    if (name.contains("/") || name.equals(".") || name.equals("..")) {
      return;
    }
    var path = folder.isEmpty() ? name : folder + "/" + name;
    if (file.isDirectory()) {
      if (!name.startsWith(".") && !RemotePath.isTarget(afterwards, root, path)) {
        found.folder(name);
      }
    } else if (file.isFile() && TreeWalk.isWanted(name)) {
      var changed = file.getTimestampInstant();
      var settled =
          changed == null
              || !clock.instant().isBefore(changed.plusSeconds(settings.settleSeconds()));
      found.file(SourceEntry.file(path, file.getSize(), changed, settled));
    }
  }

  @Override
  public Content open(SourceEntry entry) throws IOException {
    return open(RemotePath.of(root, entry.path()), entry.size());
  }

  private Content open(String path, @Nullable Long size) throws IOException {
    pace.request();
    var connection = connections.take();
    try {
      var in = connection.stream(FTPCmd.RETR, path);
      return new Content(pace.slowed(new GivingBack(in, connection)), size);
    } catch (IOException | RuntimeException e) {
      FtpConnections.drop(connection);
      throw e;
    }
  }

  @Override
  public Optional<byte[]> beside(SourceEntry entry, String ending) throws IOException {
    try (var content = open(RemotePath.of(root, entry.path() + ending), null)) {
      return Optional.of(SmallFile.read(content.stream()));
    } catch (SourceTrouble trouble) {
      if (trouble.trouble() == Trouble.GONE) {
        return Optional.empty();
      }
      throw trouble;
    }
  }

  @Override
  public void acknowledge(SourceEntry entry) throws IOException {
    var path = RemotePath.of(root, entry.path());
    switch (afterwards.deed()) {
      case NOTHING, MARK -> {}
      case DELETE -> using(connection -> isStill(connection, entry) && delete(connection, path));
      case MOVE ->
          using(connection -> isStill(connection, entry) && move(connection, entry.path(), path));
    }
  }

  /** Whether it is there, and as it was listed: else the next list has it again. */
  private boolean isStill(FtpConnection connection, SourceEntry entry) throws IOException {
    var path = RemotePath.of(root, entry.path());
    var now = look(connection, path);
    if (now != null) {
      return entry.isStill(now.getSize(), now.getTimestampInstant());
    }
    // A server that shows folders only says of a file no more than its length.
    var size = connection.client().getSize(path);
    return size == null
        ? exists(connection, path)
        : entry.size() == null || size.strip().equals(String.valueOf(entry.size()));
  }

  /** A file as lists show it, so that its time is as exact as theirs. */
  private @Nullable FTPFile look(FtpConnection connection, String path) throws IOException {
    var client = connection.client();
    if (client.hasFeature(FTPCmd.MLST)) {
      try {
        return client.mlistFile(path);
      } catch (MalformedServerReplyException notShown) {
        return null;
      }
    }
    var parser = parserOfLists(client);
    try (var in = connection.stream(FTPCmd.LIST, path);
        var lines = new BufferedReader(new InputStreamReader(in, settings.charset()))) {
      var line = parser.readNextEntry(lines);
      var shown = line == null ? null : parser.parseFTPEntry(line);
      return shown == null || !path.endsWith(shown.getName()) ? null : shown; // names are patterns
    } catch (SourceTrouble notShown) {
      return null;
    }
  }

  private static boolean delete(FtpConnection connection, String path) throws IOException {
    var client = connection.client();
    if (client.deleteFile(path) || client.getReplyCode() == 550 && !exists(connection, path)) {
      return true;
    }
    throw new SourceTrouble(Trouble.REFUSED, "delete: reply " + client.getReplyCode());
  }

  private boolean move(FtpConnection connection, String relative, String path) throws IOException {
    var target = RemotePath.target(afterwards, root, relative);
    var client = connection.client();
    for (var folder : RemotePath.parents(target)) {
      client.makeDirectory(folder);
    }
    if (client.rename(path, target)) {
      return true;
    }
    if (!exists(connection, path)) {
      return true; // moved before: what lies at the target is it
    }
    client.deleteFile(target);
    if (client.rename(path, target)) {
      return true;
    }
    throw new SourceTrouble(Trouble.REFUSED, "move: reply " + client.getReplyCode());
  }

  private static boolean exists(FtpConnection connection, String path) throws IOException {
    return connection.client().getModificationTime(path) != null
        || connection.client().getSize(path) != null;
  }

  @Override
  public void close() {
    connections.close();
  }

  /** Read to its end, the connection is used again; given up before, it is not. */
  private final class GivingBack extends FilterInputStream {
    private final FtpConnection connection;
    private boolean ended;
    private boolean closed;

    GivingBack(InputStream in, FtpConnection connection) {
      super(in);
      this.connection = connection;
    }

    @Override
    public int read() throws IOException {
      var b = in.read();
      if (b < 0) {
        end();
      }
      return b;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      var n = in.read(into, offset, length);
      if (n < 0) {
        end();
      }
      return n;
    }

    // A cut connection looks like the end of the file: only the server's word makes it one.
    private void end() throws IOException {
      if (!ended) {
        in.close();
        ended = true;
      }
    }

    @Override
    public void close() {
      if (!closed) {
        closed = true;
        if (ended) {
          connections.give(connection);
        } else {
          FtpConnections.drop(connection);
        }
      }
    }
  }
}
