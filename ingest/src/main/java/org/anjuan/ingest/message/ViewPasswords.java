package org.anjuan.ingest.message;

import java.util.Map;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.archive.vault.FieldCipher;
import org.anjuan.ingest.collect.channel.Credentials;
import org.anjuan.ingest.collect.channel.JdbcView;
import org.anjuan.ingest.collect.channel.Secret;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The passwords of the databases whose views are asked: sealed, and never shown again. */
@Component
public class ViewPasswords {
  private static final int LONGEST = 1_000;

  private final Listeners listeners;
  private final FieldCipher cipher;

  ViewPasswords(Listeners listeners, FieldCipher cipher) {
    this.listeners = listeners;
    this.cipher = cipher;
  }

  /**
   * Seals what was entered. Where nothing was, the known one is kept, as long as it goes to the
   * same database and user.
   *
   * @throws InvalidValue where there is none to keep
   */
  public String sealed(ListenerCode code, JdbcView view, @Nullable String entered) {
    if (entered != null && !entered.isEmpty()) {
      if (entered.length() > LONGEST) {
        throw new InvalidValue("view.password");
      }
      return cipher.seal(domain(code), entered);
    }
    return listeners
        .find(code)
        .map(Listener::view)
        .filter(known -> known.query().peer().equals(view.peer()))
        .map(ViewSource::password)
        .orElseThrow(() -> new InvalidValue("view.password"));
  }

  /** For the channel that is about to log in with it. */
  public Credentials open(ListenerCode code, ViewSource view) {
    return new Credentials(Map.of(Secret.PASSWORD, cipher.open(domain(code), view.password())));
  }

  private static String domain(ListenerCode code) {
    return "listener.view." + code;
  }
}
