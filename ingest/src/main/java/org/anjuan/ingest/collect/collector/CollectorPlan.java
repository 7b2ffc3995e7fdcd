package org.anjuan.ingest.collect.collector;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.regex.Pattern;
import org.anjuan.archive.organisation.CampusCode;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.ingest.collect.channel.Afterwards;
import org.anjuan.ingest.collect.channel.ChannelSettings;
import org.anjuan.ingest.collect.channel.FolderSettings;
import org.anjuan.ingest.collect.channel.Form;
import org.anjuan.ingest.collect.channel.FtpSettings;
import org.anjuan.ingest.collect.channel.SftpSettings;
import org.anjuan.ingest.collect.mapping.MetaMapping;

/**
 * All that is set up of a collector, but its secrets.
 *
 * @param system the source system, as its documents name it
 */
public record CollectorPlan(
    String name,
    String system,
    String campus,
    boolean enabled,
    ChannelSettings channel,
    MetaMapping mapping,
    Schedule schedule,
    Delay delay,
    Recollection recollection,
    Withdrawal withdrawal,
    Afterwards afterwards,
    Throttle throttle) {
  private static final Pattern SYSTEM = Pattern.compile("[0-9A-Za-z_.-]{1,32}");

  public CollectorPlan {
    Form.text(name, 1, 60, "name");
    if (system == null || !SYSTEM.matcher(system).matches()) {
      throw new InvalidValue("system");
    }
    new CampusCode(Form.present(campus, "campus")); // refuses what is none
    Form.present(channel, "channel");
    Form.present(mapping, "mapping");
    Form.present(schedule, "schedule");
    Form.present(delay, "delay");
    Form.present(recollection, "recollection");
    Form.present(withdrawal, "withdrawal");
    Form.present(afterwards, "afterwards");
    Form.present(throttle, "throttle");
    if (afterwards.deed() != Afterwards.Deed.NOTHING
        && !channel.deeds().contains(afterwards.deed())) {
      throw new InvalidValue("afterwards.deed");
    }
    // What we ourselves take away is not taken back by the source.
    if (withdrawal.whenGone() && afterwards.consumes()) {
      throw new InvalidValue("withdrawal.whenGone");
    }
    var files =
        channel instanceof FolderSettings
            || channel instanceof FtpSettings
            || channel instanceof SftpSettings;
    if (!files && mapping.form() != MetaMapping.SideCar.NONE) {
      throw new InvalidValue("mapping.form");
    }
  }

  @JsonIgnore
  public CampusCode campusCode() {
    return new CampusCode(campus);
  }
}
