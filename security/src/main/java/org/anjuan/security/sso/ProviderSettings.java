package org.anjuan.security.sso;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPURL;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.anjuan.archive.platform.InvalidValue;

/**
 * How to speak with a provider, by kind. Each says which claim or attribute holds the staff number,
 * and which, if any, the name and the groups; an empty text is none.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ProviderSettings.Oidc.class, name = "Oidc"),
  @JsonSubTypes.Type(value = ProviderSettings.Cas.class, name = "Cas"),
  @JsonSubTypes.Type(value = ProviderSettings.Ldap.class, name = "Ldap")
})
public sealed interface ProviderSettings {
  String staffNumberFrom();

  String nameFrom();

  String groupsFrom();

  /** All that decides with whom we speak: when it changes, a kept secret would go elsewhere. */
  String peer();

  /**
   * OpenID Connect by authorization code with PKCE.
   *
   * @param issuer as in the provider's discovery document, to the letter
   */
  record Oidc(
      String issuer,
      String clientId,
      List<String> scopes,
      String staffNumberFrom,
      String nameFrom,
      String groupsFrom)
      implements ProviderSettings {
    private static final Pattern SCOPE = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]{1,64}");

    public Oidc {
      Form.address(issuer, "issuer");
      Form.text(clientId, 1, 255, "clientId");
      if (scopes.size() > 20 || !scopes.stream().allMatch(s -> SCOPE.matcher(s).matches())) {
        throw new InvalidValue("scopes");
      }
      // Without this scope a provider gives no ID token.
      var all = new TreeSet<>(scopes);
      all.add("openid");
      scopes = List.copyOf(all);
      Form.text(staffNumberFrom, 1, 100, "staffNumberFrom");
      Form.text(nameFrom, 0, 100, "nameFrom");
      Form.text(groupsFrom, 0, 100, "groupsFrom");
    }

    @Override
    public String peer() {
      return issuer;
    }
  }

  /**
   * CAS protocol 3.
   *
   * @param server without {@code /login}
   * @param staffNumberFrom an attribute; empty for the user's name itself
   */
  record Cas(String server, String staffNumberFrom, String nameFrom, String groupsFrom)
      implements ProviderSettings {
    public Cas {
      Form.address(server, "server");
      server = server.endsWith("/") ? server.substring(0, server.length() - 1) : server;
      Form.text(staffNumberFrom, 0, 100, "staffNumberFrom");
      Form.text(nameFrom, 0, 100, "nameFrom");
      Form.text(groupsFrom, 0, 100, "groupsFrom");
    }

    @Override
    public String peer() {
      return server;
    }
  }

  /**
   * A directory. The ordinary log-in form asks it.
   *
   * @param urls tried in this order
   * @param startTls begin in clear and change to TLS; with {@code ldaps} always false
   * @param bindDn the account that searches
   * @param filter with {@code {0}} where the typed name belongs
   */
  record Ldap(
      List<String> urls,
      boolean startTls,
      String bindDn,
      String base,
      String filter,
      String staffNumberFrom,
      String nameFrom,
      String groupsFrom)
      implements ProviderSettings {
    private static final Pattern ATTRIBUTE = Pattern.compile("[A-Za-z0-9;.-]{0,100}");

    public Ldap {
      if (urls.isEmpty() || urls.size() > 5) {
        throw new InvalidValue("urls");
      }
      urls.forEach(Ldap::checkUrl);
      urls = List.copyOf(urls);
      checkDn(bindDn, "bindDn");
      checkDn(base, "base");
      checkFilter(filter);
      Form.text(staffNumberFrom, 1, 100, "staffNumberFrom");
      for (var attribute : Set.of(staffNumberFrom, nameFrom, groupsFrom)) {
        if (!ATTRIBUTE.matcher(attribute).matches()) {
          throw new InvalidValue("staffNumberFrom");
        }
      }
    }

    /** The filter for a typed name, which can't leave its place in it. */
    String filterFor(String typed) {
      return filter.replace("{0}", Filter.encodeValue(typed));
    }

    @Override
    public String peer() {
      return startTls + " " + urls + " " + bindDn;
    }

    private static void checkUrl(String text) {
      try {
        var url = new LDAPURL(text);
        if (text.length() > 255 || !url.hostProvided() || url.baseDNProvided()) {
          throw new InvalidValue("urls");
        }
      } catch (LDAPException e) {
        throw new InvalidValue("urls");
      }
    }

    private static void checkDn(String text, String field) {
      if (text.isBlank() || text.length() > 255 || !DN.isValidDN(text)) {
        throw new InvalidValue(field);
      }
    }

    private static void checkFilter(String text) {
      try {
        Form.text(text, 1, 500, "filter");
        if (!text.contains("{0}")) {
          throw new InvalidValue("filter");
        }
        Filter.create(text.replace("{0}", "x"));
      } catch (LDAPException e) {
        throw new InvalidValue("filter");
      }
    }
  }

  /** What all fields have in common. */
  final class Form {
    private Form() {}

    static void text(String value, int least, int most, String field) {
      if (value.length() < least
          || value.length() > most
          || value.chars().anyMatch(Character::isISOControl)
          || !value.equals(value.strip())) {
        throw new InvalidValue(field);
      }
    }

    static void address(String value, String field) {
      text(value, 8, 255, field);
      try {
        var uri = new URI(value);
        if (uri.getHost() == null
            || uri.getUserInfo() != null
            || uri.getRawQuery() != null
            || uri.getRawFragment() != null
            || !Set.of("http", "https").contains(uri.getScheme())) {
          throw new InvalidValue(field);
        }
      } catch (URISyntaxException e) {
        throw new InvalidValue(field);
      }
    }
  }
}
