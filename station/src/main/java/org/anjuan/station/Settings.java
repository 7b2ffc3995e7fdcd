package org.anjuan.station;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The settings file of a station; paths in it are relative to where it lies.
 *
 * @param archive the archive's address
 * @param certificate a certificate (PEM) that is trusted besides the usual ones; null for none
 * @param keyFile holds the station's key and nothing else
 * @param data where the queue lies
 * @param folder what the device writes into; null for none
 * @param done where files go once they are in the queue; null to delete them
 * @param settle how long a file must have been left alone before it is taken
 * @param agent whether pages of the archive may use this machine's scanners
 * @param scanners addresses of scanners that speak eSCL
 * @param search whether scanners that announce themselves in the network are used too
 */
public record Settings(
    URI archive,
    @Nullable Path certificate,
    Path keyFile,
    Path data,
    @Nullable Path folder,
    @Nullable Path done,
    Duration settle,
    boolean agent,
    Set<URI> scanners,
    boolean search) {
  private static final Set<String> NAMES =
      Set.of(
          "archive",
          "certificate",
          "key-file",
          "data",
          "folder",
          "done",
          "settle-seconds",
          "scanner-agent",
          "scanners",
          "scanner-search");

  public Settings {
    scanners = Set.copyOf(scanners);
  }

  /**
   * Reads a settings file.
   *
   * @throws SettingsFault naming what is wrong
   */
  public static Settings read(Path file) {
    var said = new Properties();
    try (var in = Files.newBufferedReader(file)) {
      said.load(in);
    } catch (IOException | IllegalArgumentException unreadable) {
      throw new SettingsFault(file + " can't be read: " + unreadable);
    }
    var unknown = new TreeSet<>(said.stringPropertyNames());
    unknown.removeAll(NAMES);
    if (!unknown.isEmpty()) {
      throw new SettingsFault("unknown: " + unknown);
    }
    var base = file.toAbsolutePath().resolveSibling("");
    return new Settings(
        archive(said),
        path(base, said, "certificate"),
        base.resolve(said.getProperty("key-file", "station.key").strip()),
        base.resolve(said.getProperty("data", "data").strip()),
        path(base, said, "folder"),
        path(base, said, "done"),
        Duration.ofSeconds(number(said, "settle-seconds", 5, 3600)),
        isOn(said, "scanner-agent", "off"),
        scanners(said),
        isOn(said, "scanner-search", "on"));
  }

  private static URI archive(Properties said) {
    var text = said.getProperty("archive", "").strip();
    var address = address(text, "archive");
    var path = address.getPath();
    return URI.create(text.endsWith("/") && path.length() > 0 ? text : text + "/");
  }

  private static boolean isOn(Properties said, String name, String usual) {
    var text = said.getProperty(name, usual).strip();
    if (!text.equals("on") && !text.equals("off")) {
      throw new SettingsFault(name + ": on or off");
    }
    return text.equals("on");
  }

  private static Set<URI> scanners(Properties said) {
    var all = new HashSet<URI>();
    for (var text : said.getProperty("scanners", "").split("[,\\s]+")) {
      if (!text.isBlank()) {
        all.add(address(text, "scanners"));
      }
    }
    return all;
  }

  private static URI address(String text, String name) {
    try {
      var address = URI.create(text);
      var scheme = address.getScheme();
      if (address.getHost() != null && ("https".equals(scheme) || "http".equals(scheme))) {
        return address;
      }
    } catch (IllegalArgumentException malformed) {
      throw new SettingsFault(name + ": no address: " + text);
    }
    throw new SettingsFault(name + ": an address as https://archive.hospital.example");
  }

  private static @Nullable Path path(Path base, Properties said, String name) {
    var text = said.getProperty(name, "").strip();
    return text.isEmpty() ? null : base.resolve(text);
  }

  private static int number(Properties said, String name, int otherwise, int most) {
    var text = said.getProperty(name, String.valueOf(otherwise)).strip();
    if (!text.matches("\\d{1,6}") || Integer.parseInt(text) > most) {
      throw new SettingsFault(name + ": a number up to " + most);
    }
    return Integer.parseInt(text);
  }

  /**
   * The station's key; its file is made readable for nobody else.
   *
   * @throws SettingsFault when there is none
   */
  public String key() {
    try {
      OwnFiles.restrict(keyFile);
      var key = Files.readString(keyFile).strip();
      if (key.matches("anj_[0-9a-f]{16}_[0-9a-f]{64}")) {
        return key;
      }
    } catch (IOException missing) {
      throw new SettingsFault(keyFile + " can't be read: " + missing.getClass().getSimpleName());
    }
    throw new SettingsFault(keyFile + " holds no station's key");
  }
}
