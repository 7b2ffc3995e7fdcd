package org.anjuan.ingest.collect.channel;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Optional;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;

/** An SFTP server. Lists come page by page as the server sends them. */
final class SftpChannel implements PullChannel {
  private final SftpSettings settings;
  private final Afterwards afterwards;
  private final SftpSessions sessions;
  private final Pace pace;
  private final Clock clock;
  private final String root;

  SftpChannel(
      SftpSettings settings, Afterwards afterwards, SftpSessions sessions, Pace pace, Clock clock) {
    this.settings = settings;
    this.afterwards = afterwards;
    this.sessions = sessions;
    this.pace = pace;
    this.clock = clock;
    this.root = RemotePath.folder(settings.folder());
  }

  @Override
  public void list(Listing wanted, Entries into) throws IOException {
    try (var sftp = sessions.open()) {
      new TreeWalk((folder, found) -> list(sftp, folder, found)).walk(wanted.checkpoint(), into);
    }
  }

  private void list(SftpClient sftp, String folder, TreeWalk.Found found) throws IOException {
    pace.request();
    try {
      for (var child : sftp.readDir(RemotePath.of(root, folder))) {
        give(folder, child, found);
      }
    } catch (SftpException e) {
      if (e.getStatus() != SftpConstants.SSH_FX_NO_SUCH_FILE || folder.isEmpty()) {
        throw trouble(e);
      } // else taken away since it was listed
    } catch (RuntimeException e) { // how the iterator tells of a broken connection
      if (e.getCause() instanceof IOException broken) {
        throw broken;
      }
      throw e;
    }
  }

  private void give(String folder, SftpClient.DirEntry child, TreeWalk.Found found)
      throws IOException {
    var name = child.getFilename();
    var attributes = child.getAttributes();
    if (name.contains("/") || name.equals(".") || name.equals("..")) {
      return;
    }
    var path = folder.isEmpty() ? name : folder + "/" + name;
    if (attributes.isDirectory()) {
      if (!name.startsWith(".") && !RemotePath.isTarget(afterwards, root, path)) {
        found.folder(name);
      }
    } else if (attributes.isRegularFile() && TreeWalk.isWanted(name)) {
      var time = attributes.getModifyTime();
      var changed = time == null ? null : time.toInstant();
      var settled =
          changed == null
              || !clock.instant().isBefore(changed.plusSeconds(settings.settleSeconds()));
      found.file(SourceEntry.file(path, attributes.getSize(), changed, settled));
    }
  }

  @Override
  public Content open(SourceEntry entry) throws IOException {
    return open(RemotePath.of(root, entry.path()));
  }

  private Content open(String path) throws IOException {
    pace.request();
    var sftp = sessions.open();
    try {
      var size = sftp.stat(path).getSize();
      return new Content(pace.slowed(new WithClient(sftp.read(path), sftp)), size);
    } catch (IOException e) {
      sftp.close();
      throw e instanceof SftpException known ? trouble(known) : e;
    }
  }

  @Override
  public Optional<byte[]> beside(SourceEntry entry, String ending) throws IOException {
    try (var content = open(RemotePath.of(root, entry.path() + ending))) {
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
    if (!afterwards.consumes()) {
      return;
    }
    pace.request();
    var path = RemotePath.of(root, entry.path());
    try (var sftp = sessions.open()) {
      if (!isStill(entry, sftp.stat(path))) {
        return; // not what was read: the next list has it again
      }
      if (afterwards.deed() == Afterwards.Deed.DELETE) {
        sftp.remove(path);
      } else {
        move(sftp, path, RemotePath.target(afterwards, root, entry.path()));
      }
    } catch (SftpException e) {
      if (e.getStatus() != SftpConstants.SSH_FX_NO_SUCH_FILE) {
        throw trouble(e);
      } // else done before
    }
  }

  private static boolean isStill(SourceEntry entry, SftpClient.Attributes now) {
    var time = now.getModifyTime();
    return entry.isStill(now.getSize(), time == null ? null : time.toInstant());
  }

  private static void move(SftpClient sftp, String path, String target) throws IOException {
    for (var folder : RemotePath.parents(target)) {
      if (!isThere(sftp, folder)) {
        sftp.mkdir(folder);
      }
    }
    if (isThere(sftp, target)) {
      sftp.remove(target);
    }
    sftp.rename(path, target);
  }

  private static boolean isThere(SftpClient sftp, String path) throws IOException {
    try {
      sftp.stat(path);
      return true;
    } catch (SftpException e) {
      if (e.getStatus() == SftpConstants.SSH_FX_NO_SUCH_FILE) {
        return false;
      }
      throw e;
    }
  }

  private static SourceTrouble trouble(SftpException e) {
    return switch (e.getStatus()) {
      case SftpConstants.SSH_FX_NO_SUCH_FILE -> new SourceTrouble(Trouble.GONE, "file");
      case SftpConstants.SSH_FX_PERMISSION_DENIED ->
          new SourceTrouble(Trouble.REFUSED, "no permission");
      default -> new SourceTrouble(Trouble.REFUSED, "status " + e.getStatus());
    };
  }

  @Override
  public void close() {
    sessions.close();
  }

  private static final class WithClient extends FilterInputStream {
    private final SftpClient client;

    WithClient(InputStream in, SftpClient client) {
      super(in);
      this.client = client;
    }

    @Override
    public void close() throws IOException {
      try (client) {
        in.close();
      }
    }
  }
}
