package org.anjuan.security.session;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.session.MapSession;
import org.springframework.session.Session;

/**
 * A session in memory during one request; knows what of it must be written. Its attributes are
 * texts.
 */
final class StoredSession implements Session {
  private final MapSession values;
  private @Nullable String storedId;
  private Instant storedAccess;
  private boolean changed;

  /** One that is not in the store yet. */
  StoredSession(Instant now) {
    this.values = new MapSession();
    this.values.setCreationTime(now);
    this.storedId = null;
    this.storedAccess = now;
  }

  /** One from the store. Whether it has ended was decided there. */
  StoredSession(String id, Instant created, Instant accessed, Map<String, String> attributes) {
    this.values = new MapSession(id);
    this.values.setCreationTime(created);
    this.values.setLastAccessedTime(accessed);
    attributes.forEach(values::setAttribute);
    this.storedId = id;
    this.storedAccess = accessed;
  }

  /** It is in the store as it is now: a response that is finished early saves it twice. */
  void wasStored(Instant at) {
    storedId = getId();
    storedAccess = at;
    changed = false;
  }

  /** The id under which it is in the store; null for a new one. */
  @Nullable String storedId() {
    return storedId;
  }

  Instant storedAccess() {
    return storedAccess;
  }

  boolean isChanged() {
    return changed;
  }

  Map<String, String> attributes() {
    var attributes = new HashMap<String, String>();
    for (var name : values.getAttributeNames()) {
      attributes.put(name, values.getRequiredAttribute(name));
    }
    return attributes;
  }

  @Override
  public String getId() {
    return values.getId();
  }

  @Override
  public String changeSessionId() {
    return values.changeSessionId();
  }

  @Override
  public <T> @Nullable T getAttribute(String name) {
    return values.getAttribute(name);
  }

  @Override
  public Set<String> getAttributeNames() {
    return values.getAttributeNames();
  }

  @Override
  public void setAttribute(String name, @Nullable Object value) {
    if (value != null && !(value instanceof String)) {
      throw new IllegalArgumentException("session attribute " + name + ": only texts are kept");
    }
    changed = true;
    values.setAttribute(name, value);
  }

  @Override
  public void removeAttribute(String name) {
    changed = true;
    values.removeAttribute(name);
  }

  @Override
  public Instant getCreationTime() {
    return values.getCreationTime();
  }

  @Override
  public void setLastAccessedTime(Instant at) {
    values.setLastAccessedTime(at);
  }

  @Override
  public Instant getLastAccessedTime() {
    return values.getLastAccessedTime();
  }

  @Override
  public void setMaxInactiveInterval(Duration interval) {
    values.setMaxInactiveInterval(interval);
  }

  @Override
  public Duration getMaxInactiveInterval() {
    return values.getMaxInactiveInterval();
  }

  @Override
  public boolean isExpired() {
    return false;
  }
}
