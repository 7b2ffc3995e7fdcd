package org.anjuan.worker.ofd;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.Set;

/** The machine's file system, and one in memory below {@link PackagesInMemory#PREFIX}. */
final class MachineAndMemory extends FileSystem {

  private final FileSystemProvider provider;
  private final FileSystem machine;

  MachineAndMemory(FileSystemProvider provider, FileSystem machine) {
    this.provider = provider;
    this.machine = machine;
  }

  @Override
  public Path getPath(String first, String... more) {
    return (first.startsWith(PackagesInMemory.PREFIX) ? Memory.FILES : machine)
        .getPath(first, more);
  }

  /** Made when first asked for: this class is loaded while the machine's Java is still starting. */
  private static final class Memory {

    static final FileSystem FILES = Jimfs.newFileSystem("ofd", Configuration.unix());
  }

  @Override
  public FileSystemProvider provider() {
    return provider;
  }

  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public boolean isReadOnly() {
    return machine.isReadOnly();
  }

  @Override
  public String getSeparator() {
    return machine.getSeparator();
  }

  @Override
  public Iterable<Path> getRootDirectories() {
    return machine.getRootDirectories();
  }

  @Override
  public Iterable<FileStore> getFileStores() {
    return machine.getFileStores();
  }

  @Override
  public Set<String> supportedFileAttributeViews() {
    return machine.supportedFileAttributeViews();
  }

  @Override
  public PathMatcher getPathMatcher(String syntaxAndPattern) {
    return machine.getPathMatcher(syntaxAndPattern);
  }

  @Override
  public UserPrincipalLookupService getUserPrincipalLookupService() {
    return machine.getUserPrincipalLookupService();
  }

  @Override
  public WatchService newWatchService() throws IOException {
    return machine.newWatchService();
  }
}
