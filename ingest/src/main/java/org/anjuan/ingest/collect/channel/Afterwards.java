package org.anjuan.ingest.collect.channel;

import java.util.List;
import org.anjuan.archive.platform.InvalidValue;
import org.jspecify.annotations.Nullable;

/**
 * What the source gets to know of an entry that has been taken in; always the last step.
 *
 * @param target of a move: the folder on the source's side; of a mark: the address to be called, or
 *     the statement to be run, with the entry's own fields as {@code {name}} or {@code :name}
 */
public record Afterwards(Deed deed, @Nullable String target) {
  public static final Afterwards NOTHING = new Afterwards(Deed.NOTHING, null);

  /** The deed. */
  public enum Deed {
    NOTHING,
    MOVE,
    DELETE,
    MARK
  }

  public Afterwards {
    Form.present(deed, "afterwards.deed");
    target = Form.optional(target, 2_000, "afterwards.target");
    var needed = deed == Deed.MOVE || deed == Deed.MARK;
    if (needed != (target != null)) {
      throw new InvalidValue("afterwards.target");
    }
    if (deed == Deed.MOVE && target != null && List.of(target.split("/")).contains("..")) {
      throw new InvalidValue("afterwards.target");
    }
  }

  /** Whether an entry that was taken in is no longer listed: seen again, it is a new delivery. */
  public boolean consumes() {
    return deed == Deed.MOVE || deed == Deed.DELETE;
  }
}
