package org.anjuan.ingest.collect.channel;

import java.util.Set;
import org.anjuan.archive.document.Channel;

/**
 * A folder of this machine, mounted shares included.
 *
 * @param settleSeconds a file that changed less than this ago may still be written
 */
public record FolderSettings(String folder, int settleSeconds) implements ChannelSettings {
  public FolderSettings {
    Form.text(folder, 1, 500, "channel.folder");
    Form.within(settleSeconds, 0, 86_400, "channel.settleSeconds");
  }

  @Override
  public String peer() {
    return folder;
  }

  @Override
  public Set<Secret> needs() {
    return Set.of();
  }

  @Override
  public Set<Afterwards.Deed> deeds() {
    return Set.of(Afterwards.Deed.MOVE, Afterwards.Deed.DELETE);
  }

  @Override
  public Channel arrivesBy() {
    return Channel.FOLDER;
  }
}
