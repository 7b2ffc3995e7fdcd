package org.anjuan.archive.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The key ring's file: PKCS#12 with the entries {@code master-<n>-<random>}, {@code hash} and
 * {@code anchor-<n>-<print>}, made on the first start, readable by its owner only. Whoever loses
 * it, or its password, loses every blob.
 */
final class KeyFile {

  private static final Logger LOG = LoggerFactory.getLogger(KeyFile.class);
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String HASH = "hash";
  private static final String MASTER = "master-";
  private static final String ANCHOR = "anchor-";
  private static final int KEY_BYTES = 32;

  private final Path file;
  private final Path passwordFile;

  KeyFile(Path file) {
    this.file = file.toAbsolutePath();
    this.passwordFile = this.file.resolveSibling(this.file.getFileName() + ".password");
  }

  /** Opens the ring, or makes it. Without a password given, one lies in a file beside it. */
  RingOfKeys openOrMake(@Nullable String password) {
    try {
      Files.createDirectories(file.getParent());
      return Files.exists(file) ? open(password) : make(password);
    } catch (IOException e) {
      throw new UncheckedIOException("The key ring " + file + " can't be read or written", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The key ring " + file + " is not usable", e);
    }
  }

  private RingOfKeys open(@Nullable String given) throws IOException, GeneralSecurityException {
    if (given == null && !Files.exists(passwordFile)) {
      throw new IllegalStateException(
          "The key ring " + file + " needs its password: set anjuan.keys.password");
    }
    var password = given == null ? fromFile() : given.toCharArray();
    var store = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(file)) {
      store.load(in, password);
    } catch (IOException e) {
      throw new IllegalStateException(
          "The key ring " + file + " does not open: wrong anjuan.keys.password, or damaged", e);
    }
    var masters = new LinkedHashMap<String, SecretKey>();
    for (var alias : Collections.list(store.aliases())) {
      if (alias.startsWith(MASTER)) {
        masters.put(alias, key(store, alias, password));
      }
    }
    var current = Collections.max(masters.keySet(), (a, b) -> Integer.compare(no(a), no(b)));
    var hash = key(store, HASH, password);
    return new RingOfKeys(masters, current, hash, seals(store, hash, password));
  }

  /** Rings made before there were anchors get their key now; copies of a ring get the same one. */
  private List<byte[]> seals(KeyStore store, SecretKey hash, char[] password)
      throws GeneralSecurityException {
    var seeds = new TreeMap<Integer, byte[]>();
    for (var alias : Collections.list(store.aliases())) {
      if (alias.startsWith(ANCHOR)) {
        seeds.put(no(alias), key(store, alias, password).getEncoded());
      }
    }
    if (seeds.isEmpty()) {
      var seed = RingOfKeys.derivedSeed(hash);
      seeds.put(1, seed);
      try {
        store.setKeyEntry(ArchiveSeal.name(1, seed), secret(seed), password, null);
        Files.move(written(store, password), file, StandardCopyOption.ATOMIC_MOVE);
        forceFolder();
        LOG.info("The key ring {} was given a key for the audit trail's anchors", file);
      } catch (IOException e) {
        LOG.warn(
            "The key ring {} can't be written: the anchors' key is derived at each start ({})",
            file,
            e.toString());
      }
    }
    return List.copyOf(seeds.values());
  }

  private static int no(String alias) {
    return Integer.parseInt(alias.split("-", 3)[1]);
  }

  private static SecretKey secret(byte[] bytes) {
    return new SecretKeySpec(bytes, "AES");
  }

  private static SecretKey key(KeyStore store, String alias, char[] password)
      throws GeneralSecurityException {
    if (store.getKey(alias, password) instanceof SecretKey key) {
      return key;
    }
    throw new IllegalStateException("The key ring has no key " + alias);
  }

  private RingOfKeys make(@Nullable String given) throws IOException, GeneralSecurityException {
    var password = given == null ? madePassword() : given.toCharArray();
    var id = MASTER + "1-" + HexFormat.of().formatHex(random(4));
    var master = secret(random(KEY_BYTES));
    var hash = secret(random(KEY_BYTES));
    var seed = random(ArchiveSeal.SEED_BYTES);
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(id, master, password, null);
    store.setKeyEntry(HASH, hash, password, null);
    store.setKeyEntry(ArchiveSeal.name(1, seed), secret(seed), password, null);
    if (!write(store, password)) {
      return open(given);
    }
    LOG.warn(
        "A new key ring was made: {}. Back it up apart from the data: without it nothing"
            + " can be read.",
        file);
    return new RingOfKeys(Map.of(id, master), id, hash, List.of(seed));
  }

  /** Returns false when another node has made the ring meanwhile: that one counts. */
  private boolean write(KeyStore store, char[] password)
      throws IOException, GeneralSecurityException {
    return publish(written(store, password), file);
  }

  private Path written(KeyStore store, char[] password)
      throws IOException, GeneralSecurityException {
    var draft = draft();
    try (var out = Files.newOutputStream(draft)) {
      store.store(out, password);
    }
    force(draft);
    return draft;
  }

  /** Apart from the writing: the key store closes the stream it is given. */
  private static void force(Path draft) throws IOException {
    try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** A name is on disk only when its folder is. */
  private void forceFolder() {
    try (var folder = FileChannel.open(file.getParent())) {
      folder.force(true);
    } catch (IOException noFile) {
      // Windows opens no folders; its file system keeps the order by itself.
    }
  }

  /** A password that a former attempt or another node has left there is as good as a new one. */
  private char[] madePassword() throws IOException {
    var draft = draft();
    Files.writeString(
        draft, Base64.getUrlEncoder().withoutPadding().encodeToString(random(KEY_BYTES)));
    force(draft);
    publish(draft, passwordFile);
    return fromFile();
  }

  private Path draft() throws IOException {
    return Files.createTempFile(file.getParent(), "ring", ".tmp", ownerOnly());
  }

  /** Gives a draft that is on disk its name, unless the name is taken. */
  private boolean publish(Path draft, Path target) throws IOException {
    try {
      Files.createLink(target, draft);
      forceFolder();
      return true;
    } catch (FileAlreadyExistsException taken) {
      return false;
    } catch (UnsupportedOperationException | FileSystemException noLinksHere) {
      if (Files.exists(target)) {
        return false;
      }
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
      forceFolder();
      return true;
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private char[] fromFile() throws IOException {
    LOG.warn(
        "*** NOT FOR PRODUCTION *** The key ring's password lies beside it in {}: whoever copies"
            + " this folder can read every record. Set ANJUAN_KEYS_PASSWORD and delete that file.",
        passwordFile);
    return Files.readString(passwordFile).strip().toCharArray();
  }

  private FileAttribute<?>[] ownerOnly() {
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private static byte[] random(int length) {
    var bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}
