package org.anjuan.ingest.collect.channel;

import java.io.IOException;
import java.time.Clock;
import org.anjuan.archive.platform.DataFolder;
import org.anjuan.archive.platform.HospitalZone;
import org.springframework.stereotype.Component;

/** Opens the channel that settings describe. */
@Component
public class PullChannels {
  /** Within the data folder: what lies here may be collected without further ado. */
  private static final String SOURCES = "sources";

  private final CollectProperties properties;
  private final HospitalZone zone;
  private final Clock clock;
  private final SourceAddresses addresses;
  private final DatabaseDrivers drivers;

  PullChannels(CollectProperties properties, HospitalZone zone, DataFolder data, Clock clock) {
    this.properties = properties.alsoBelow(data.path().resolve(SOURCES));
    this.zone = zone;
    this.clock = clock;
    this.addresses = new SourceAddresses(properties);
    var chosen = properties.drivers();
    this.drivers = new DatabaseDrivers(chosen == null ? data.path().resolve("drivers") : chosen);
  }

  /** A channel to be closed by whoever asked for it. Most speak with the source when first used. */
  public PullChannel open(
      ChannelSettings settings, Credentials credentials, Afterwards afterwards, Pace pace)
      throws IOException {
    return switch (settings) {
      case FolderSettings folder -> new FolderChannel(folder, afterwards, properties, pace, clock);
      case FtpSettings ftp ->
          new FtpChannel(
              ftp,
              afterwards,
              new FtpConnections(ftp, credentials, properties, addresses),
              pace,
              clock);
      case SftpSettings sftp ->
          new SftpChannel(
              sftp,
              afterwards,
              new SftpSessions(sftp, credentials, properties, addresses),
              pace,
              clock);
      case HttpPullSettings http ->
          new HttpPullChannel(
              http,
              afterwards,
              new HttpCalls(http, credentials, properties, addresses, pace),
              zone.id());
      case JdbcSettings jdbc ->
          new JdbcChannel(
              jdbc,
              afterwards,
              new JdbcConnections(
                  jdbc.url(), jdbc.user(), credentials, properties, addresses, drivers),
              pace,
              zone.id());
    };
  }

  /** The pages of a view. Nothing is asked of the database yet. */
  public ViewPages pages(JdbcView view, Credentials credentials) {
    return new ViewPages(
        view,
        new JdbcConnections(view.url(), view.user(), credentials, properties, addresses, drivers),
        zone.id());
  }
}
