package org.anjuan.archive.handover;

import java.util.List;

/**
 * What waits for a person in one capability, or for which a person answers. An implementation
 *
 * <ul>
 *   <li>names its kind, always the same one, which no other has;
 *   <li>gives what is open now and nothing that is over, each thing under an id of its own, the
 *       same order each time;
 *   <li>gives no more than it is asked for, and says whether there is more;
 *   <li>gives nothing for somebody it has never heard of;
 *   <li>names no patient and repeats nothing that people have typed: whoever administers accounts
 *       sees no records.
 * </ul>
 */
public interface OpenWork {
  WorkType type();

  Found of(Person person, int most);

  /** What was found. */
  record Found(List<WorkItem> items, boolean more) {
    public static final Found NOTHING = new Found(List.of(), false);

    public Found {
      items = List.copyOf(items);
    }

    /** As many of these as were asked for. */
    public static Found of(List<WorkItem> all, int most) {
      return new Found(all.stream().limit(most).toList(), all.size() > most);
    }
  }
}
