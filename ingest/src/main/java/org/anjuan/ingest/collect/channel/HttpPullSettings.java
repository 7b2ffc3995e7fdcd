package org.anjuan.ingest.collect.channel;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import java.util.regex.Pattern;
import org.anjuan.archive.document.Channel;
import org.anjuan.archive.platform.InvalidValue;
import org.jspecify.annotations.Nullable;

/**
 * A service that lists its reports as JSON and gives each for download.
 *
 * <p>Addresses are templates. In those of lists: {@code {since}}, {@code {until}} (ISO instants),
 * {@code {admissionNo}}, {@code {visitNo}}; in that of the download: fields of the entry, {@code
 * {id}} or {@code {data.reportNo}}. What is filled in is escaped.
 *
 * @param list where the list begins
 * @param recordList a list of one stay's reports, where the source has such
 * @param items JSONPath of the entries within an answer
 * @param download where an entry's bytes are; an address relative to the list's is fine
 * @param allowedHost another host that downloads and next links may lead to; by itself only the
 *     list's own
 */
public record HttpPullSettings(
    String list,
    @Nullable String recordList,
    String items,
    EntryFields fields,
    String download,
    Paging paging,
    LogIn logIn,
    @Nullable String allowedHost,
    @Nullable String certificates)
    implements ChannelSettings {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^{}]*}");

  /**
   * Where an entry says what; JSONPath within the entry, all but the first may be left out.
   *
   * @param id names the entry for good
   * @param etag any text that changes with the content
   */
  public record EntryFields(
      String id,
      @Nullable String fileName,
      @Nullable String modified,
      @Nullable String version,
      @Nullable String etag,
      @Nullable String size) {
    public EntryFields {
      jsonPath(id, "channel.fields.id");
      fileName = optionalPath(fileName, "channel.fields.fileName");
      modified = optionalPath(modified, "channel.fields.modified");
      version = optionalPath(version, "channel.fields.version");
      etag = optionalPath(etag, "channel.fields.etag");
      size = optionalPath(size, "channel.fields.size");
    }
  }

  /** How a long list goes on. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "by")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = OnePage.class, name = "OnePage"),
    @JsonSubTypes.Type(value = NextLink.class, name = "NextLink"),
    @JsonSubTypes.Type(value = PageNumber.class, name = "PageNumber"),
    @JsonSubTypes.Type(value = Cursor.class, name = "Cursor")
  })
  public sealed interface Paging {}

  /** It does not. */
  public record OnePage() implements Paging {}

  /** An answer says where the next is. */
  public record NextLink(String path) implements Paging {
    public NextLink {
      jsonPath(path, "channel.paging.path");
    }
  }

  /** Pages are counted; an empty one ends the list. */
  public record PageNumber(String parameter, int first) implements Paging {
    public PageNumber {
      Form.text(parameter, 1, 50, "channel.paging.parameter");
      Form.within(first, 0, 1, "channel.paging.first");
    }
  }

  /** An answer gives a mark that is sent with the next question. */
  public record Cursor(String path, String parameter) implements Paging {
    public Cursor {
      jsonPath(path, "channel.paging.path");
      Form.text(parameter, 1, 50, "channel.paging.parameter");
    }
  }

  /** How we say who we are. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "by")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Nobody.class, name = "Nobody"),
    @JsonSubTypes.Type(value = Bearer.class, name = "Bearer"),
    @JsonSubTypes.Type(value = Basic.class, name = "Basic"),
    @JsonSubTypes.Type(value = Header.class, name = "Header")
  })
  public sealed interface LogIn {}

  /** We don't. */
  public record Nobody() implements LogIn {}

  /** With a token as {@code Authorization: Bearer}. */
  public record Bearer() implements LogIn {}

  /** With user name and password. */
  public record Basic(String user) implements LogIn {
    public Basic {
      Form.text(user, 1, 100, "channel.logIn.user");
      if (user.contains(":")) {
        throw new InvalidValue("channel.logIn.user");
      }
    }
  }

  /** With a token in a header of its own. */
  public record Header(String name) implements LogIn {
    private static final Pattern NAME = Pattern.compile("[0-9A-Za-z-]{1,60}");
    private static final Set<String> OURS = Set.of("host", "content-length", "connection");

    public Header {
      if (name == null
          || !NAME.matcher(name).matches()
          || OURS.stream().anyMatch(name::equalsIgnoreCase)) {
        throw new InvalidValue("channel.logIn.name");
      }
    }
  }

  public HttpPullSettings {
    address(list, "channel.list");
    recordList = Form.optional(recordList, 2_000, "channel.recordList");
    if (recordList != null) {
      address(recordList, "channel.recordList");
      if (!recordList.contains("{admissionNo}") || !host(recordList).equals(host(list))) {
        throw new InvalidValue("channel.recordList");
      }
    }
    jsonPath(items, "channel.items");
    Form.present(fields, "channel.fields");
    Form.text(download, 1, 2_000, "channel.download");
    Form.present(paging, "channel.paging");
    Form.present(logIn, "channel.logIn");
    allowedHost = Form.optional(allowedHost, 253, "channel.allowedHost");
    certificates = Certificates.checked(certificates, "channel.certificates");
  }

  @Override
  public String peer() {
    return host(list) + " " + allowedHost + " " + certificates + " " + logIn;
  }

  @Override
  public Set<Secret> needs() {
    return switch (logIn) {
      case Nobody _ -> Set.of();
      case Bearer _, Header _ -> Set.of(Secret.TOKEN);
      case Basic _ -> Set.of(Secret.PASSWORD);
    };
  }

  @Override
  public Set<Afterwards.Deed> deeds() {
    return Set.of(Afterwards.Deed.MARK);
  }

  @Override
  public Channel arrivesBy() {
    return Channel.HTTP_PULL;
  }

  private static String host(String template) {
    var uri = URI.create(PLACEHOLDER.matcher(template).replaceAll("x"));
    return uri.getScheme() + "://" + uri.getRawAuthority();
  }

  private static void address(String template, String field) {
    Form.text(template, 8, 2_000, field);
    try {
      var uri = new URI(PLACEHOLDER.matcher(template).replaceAll("x"));
      var beforePath = template.split("/", 4);
      if (uri.getHost() == null
          || uri.getUserInfo() != null
          || uri.getRawFragment() != null
          || !Set.of("http", "https").contains(uri.getScheme())
          || beforePath.length < 3
          || beforePath[2].contains("{")) {
        throw new InvalidValue(field);
      }
    } catch (URISyntaxException e) {
      throw new InvalidValue(field);
    }
  }

  private static @Nullable String optionalPath(@Nullable String path, String field) {
    return path == null || path.isBlank() ? null : jsonPath(path, field);
  }

  private static String jsonPath(String path, String field) {
    Form.text(path, 1, 300, field);
    try {
      JsonPath.compile(path);
      return path;
    } catch (InvalidPathException | IllegalArgumentException e) {
      throw new InvalidValue(field);
    }
  }
}
