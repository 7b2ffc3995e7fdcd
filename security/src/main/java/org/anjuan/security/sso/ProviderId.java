package org.anjuan.security.sso;

import java.util.regex.Pattern;
import org.anjuan.archive.platform.InvalidValue;

/**
 * Names a provider for good: it stands in the address that is registered at the provider. Chosen by
 * the security administrator.
 */
public record ProviderId(String value) {
  private static final Pattern FORM = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?");

  public ProviderId {
    if (!FORM.matcher(value).matches()) {
      throw new InvalidValue("id");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
