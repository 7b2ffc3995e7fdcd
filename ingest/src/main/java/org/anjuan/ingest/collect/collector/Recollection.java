package org.anjuan.ingest.collect.collector;

import java.time.LocalTime;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.ingest.collect.channel.Form;
import org.jspecify.annotations.Nullable;

/**
 * Once a day, what changed in the last days is looked at again.
 *
 * @param days how many; 0 for never
 * @param byContent also what looks unchanged is fetched and compared: for sources that change
 *     reports without saying so
 */
public record Recollection(int days, @Nullable LocalTime at, boolean byContent) {
  public static final Recollection NEVER = new Recollection(0, null, false);

  public Recollection {
    Form.within(days, 0, 400, "recollection.days");
    if (days > 0 && at == null) {
      throw new InvalidValue("recollection.at");
    }
  }
}
