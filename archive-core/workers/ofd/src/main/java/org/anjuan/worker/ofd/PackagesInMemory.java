package org.anjuan.worker.ofd;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The default file system of this process, named by {@code
 * java.nio.file.spi.DefaultFileSystemProvider}: the machine's, but for paths that start with {@link
 * #PREFIX}.
 *
 * <p>Paths carry their file system with them, so only making a path from a string has to choose.
 */
public final class PackagesInMemory extends FileSystemProvider {

  /** Paths that start with this are in memory. */
  static final String PREFIX = "/anjuan-ofd-in-memory/";

  private final FileSystemProvider machine;
  private final FileSystem both;

  public PackagesInMemory(FileSystemProvider machine) {
    this.machine = machine;
    both = new MachineAndMemory(this, machine.getFileSystem(URI.create("file:///")));
  }

  @Override
  public FileSystem getFileSystem(URI uri) {
    return both;
  }

  @Override
  public String getScheme() {
    return machine.getScheme();
  }

  @Override
  public FileSystem newFileSystem(URI uri, Map<String, ?> environment) throws IOException {
    return machine.newFileSystem(uri, environment);
  }

  @Override
  public Path getPath(URI uri) {
    return machine.getPath(uri);
  }

  @Override
  public SeekableByteChannel newByteChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    return machine.newByteChannel(path, options, attributes);
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(
      Path folder, DirectoryStream.Filter<? super Path> filter) throws IOException {
    return machine.newDirectoryStream(folder, filter);
  }

  @Override
  public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
    machine.createDirectory(folder, attributes);
  }

  @Override
  public void delete(Path path) throws IOException {
    machine.delete(path);
  }

  @Override
  public void copy(Path source, Path target, CopyOption... options) throws IOException {
    machine.copy(source, target, options);
  }

  @Override
  public void move(Path source, Path target, CopyOption... options) throws IOException {
    machine.move(source, target, options);
  }

  @Override
  public boolean isSameFile(Path path, Path other) throws IOException {
    return machine.isSameFile(path, other);
  }

  @Override
  public boolean isHidden(Path path) throws IOException {
    return machine.isHidden(path);
  }

  @Override
  public FileStore getFileStore(Path path) throws IOException {
    return machine.getFileStore(path);
  }

  @Override
  public void checkAccess(Path path, AccessMode... modes) throws IOException {
    machine.checkAccess(path, modes);
  }

  @Override
  public <V extends FileAttributeView> @Nullable V getFileAttributeView(
      Path path, Class<V> type, LinkOption... options) {
    return machine.getFileAttributeView(path, type, options);
  }

  @Override
  public <A extends BasicFileAttributes> A readAttributes(
      Path path, Class<A> type, LinkOption... options) throws IOException {
    return machine.readAttributes(path, type, options);
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options)
      throws IOException {
    return machine.readAttributes(path, attributes, options);
  }

  @Override
  public void setAttribute(
      Path path, String attribute, @Nullable Object value, LinkOption... options)
      throws IOException {
    machine.setAttribute(path, attribute, value, options);
  }
}
