package org.anjuan.archive.export;

import java.util.Optional;
import org.anjuan.archive.access.Actor;

/** Says who somebody is now, with the rights of this moment; those who keep the accounts know. */
public interface Requesters {

  /** Empty when there is nobody of this identifier, or nobody any more. */
  Optional<Actor> present(String actorId);
}
