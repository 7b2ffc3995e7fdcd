package org.anjuan.ingest.collect.channel;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Set;
import org.anjuan.archive.document.Channel;

/** How to speak with a source, by kind; without its secrets. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = FolderSettings.class, name = "Folder"),
  @JsonSubTypes.Type(value = FtpSettings.class, name = "Ftp"),
  @JsonSubTypes.Type(value = SftpSettings.class, name = "Sftp"),
  @JsonSubTypes.Type(value = HttpPullSettings.class, name = "HttpPull"),
  @JsonSubTypes.Type(value = JdbcSettings.class, name = "JdbcView")
})
public sealed interface ChannelSettings
    permits FolderSettings, FtpSettings, SftpSettings, HttpPullSettings, JdbcSettings {

  /** All that decides whom we tell our secrets: when it changes, they must be entered again. */
  @JsonIgnore
  String peer();

  /** The secrets it can't do without. */
  @JsonIgnore
  Set<Secret> needs();

  /** The secrets it may have. */
  @JsonIgnore
  default Set<Secret> takes() {
    return needs();
  }

  /** What it can do with an entry that has been taken in, besides nothing. */
  @JsonIgnore
  Set<Afterwards.Deed> deeds();

  /** How documents say they came. */
  @JsonIgnore
  Channel arrivesBy();
}
