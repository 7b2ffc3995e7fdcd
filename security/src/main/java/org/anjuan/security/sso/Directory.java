package org.anjuan.security.sso;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPURL;
import com.unboundid.ldap.sdk.NameResolver;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import com.unboundid.ldap.sdk.extensions.StartTLSExtendedRequest;
import com.unboundid.util.ssl.HostNameSSLSocketVerifier;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.anjuan.security.sso.ProviderSettings.Ldap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Speaks LDAP with one directory: finds somebody with the service account, then binds as the one
 * found. Referrals are not followed; certificates and host names are checked; nothing but TLS
 * unless the installer says so.
 */
@Component
class Directory {
  private final PermittedAddresses addresses;
  private final SignOnProperties settings;
  private final IdentityProviders providers;

  Directory(PermittedAddresses addresses, SignOnProperties settings, IdentityProviders providers) {
    this.addresses = addresses;
    this.settings = settings;
    this.providers = providers;
  }

  /** What a look for somebody came to. */
  record Look(Finding finding, @Nullable SearchResultEntry entry) {}

  /**
   * Whether the password is this person's: what the directory then says about the person, or null.
   * A name nobody has takes the same steps: the bind is then as one whom no directory knows.
   *
   * @throws ProviderTrouble when the directory can't be asked
   */
  @Nullable SearchResultEntry check(
      IdentityProvider provider, String typed, String password, boolean decoy) {
    var ldap = (Ldap) provider.settings();
    try (var connection = connect(provider, ldap)) {
      var entry = find(connection, ldap, typed).entry();
      var dn =
          entry == null || decoy ? "cn=" + UUID.randomUUID() + "," + ldap.base() : entry.getDN();
      return bind(connection, dn, decoy ? UUID.randomUUID().toString() : password) ? entry : null;
    } catch (LDAPException e) {
      throw trouble(e);
    }
  }

  /** Connects, binds, and, where a name is given, looks for it. */
  List<Finding> tryOut(IdentityProvider provider, String typed) {
    var ldap = (Ldap) provider.settings();
    try (var connection = connect(provider, ldap)) {
      if (connection.getEntry(ldap.base(), "1.1") == null) {
        return List.of(Finding.BASE_NOT_FOUND);
      }
      if (typed.isEmpty()) {
        return List.of(Finding.FINE);
      }
      var look = find(connection, ldap, typed);
      if (look.entry() == null) {
        return List.of(look.finding());
      }
      claimed(ldap, look.entry());
      return List.of(Finding.FINE);
    } catch (LDAPException e) {
      return List.of(trouble(e).finding());
    } catch (ProviderTrouble e) {
      return List.of(e.finding());
    } catch (SignOnRefused e) {
      return List.of(Finding.NO_STAFF_NUMBER);
    }
  }

  /** What an entry says about the person. */
  static Claimed claimed(Ldap ldap, SearchResultEntry entry) {
    var name = ldap.nameFrom().isEmpty() ? null : entry.getAttributeValue(ldap.nameFrom());
    var groups = ldap.groupsFrom().isEmpty() ? null : entry.getAttributeValues(ldap.groupsFrom());
    var numbers = entry.getAttributeValues(ldap.staffNumberFrom());
    return new Claimed(
        Claimed.number(numbers != null && numbers.length == 1 ? numbers[0] : null),
        name,
        groups == null ? Set.of() : new HashSet<>(Arrays.asList(groups)),
        null,
        null,
        null);
  }

  private static Look find(LDAPConnection connection, Ldap ldap, String typed)
      throws LDAPException {
    var wanted =
        Stream.of(ldap.staffNumberFrom(), ldap.nameFrom(), ldap.groupsFrom())
            .filter(attribute -> !attribute.isEmpty())
            .toArray(String[]::new);
    var request = new SearchRequest(ldap.base(), SearchScope.SUB, ldap.filterFor(typed), wanted);
    request.setSizeLimit(2);
    request.setFollowReferrals(false);
    try {
      var found =
          Objects.requireNonNullElse(
              connection.search(request).getSearchEntries(), List.<SearchResultEntry>of());
      return switch (found.size()) {
        case 0 -> new Look(Finding.PERSON_NOT_FOUND, null);
        case 1 -> new Look(Finding.FINE, found.getFirst());
        default -> new Look(Finding.PERSON_AMBIGUOUS, null);
      };
    } catch (LDAPException e) {
      if (e.getResultCode().equals(ResultCode.SIZE_LIMIT_EXCEEDED)) {
        return new Look(Finding.PERSON_AMBIGUOUS, null);
      }
      if (e.getResultCode().equals(ResultCode.REFERRAL)) {
        return new Look(Finding.PERSON_NOT_FOUND, null);
      }
      throw e;
    }
  }

  private static boolean bind(LDAPConnection connection, String dn, String password)
      throws LDAPException {
    var request = new SimpleBindRequest(dn, password);
    request.setFollowReferrals(false);
    try {
      return connection.bind(request).getResultCode().equals(ResultCode.SUCCESS);
    } catch (LDAPException e) {
      if (away(e.getResultCode())) {
        throw e;
      }
      return false;
    }
  }

  private LDAPConnection connect(IdentityProvider provider, Ldap ldap) throws LDAPException {
    ProviderTrouble last = null;
    for (var url : ldap.urls()) {
      try {
        return connect(provider, ldap, new LDAPURL(url));
      } catch (ProviderTrouble trouble) {
        last = trouble;
      }
    }
    throw Objects.requireNonNull(last, "a directory has an address");
  }

  private LDAPConnection connect(IdentityProvider provider, Ldap ldap, LDAPURL url)
      throws LDAPException {
    var tls = url.getScheme().equalsIgnoreCase("ldaps");
    var host = Objects.requireNonNull(url.getHost(), "checked when it was set up");
    if (!tls && !ldap.startTls() && !addresses.mayBePlain(host, url.getPort())) {
      throw new ProviderTrouble(Finding.ADDRESS_NOT_ALLOWED, "without TLS");
    }
    var trust = Trust.context(provider.certificates());
    var connection =
        tls
            ? new LDAPConnection(trust.getSocketFactory(), options(url.getPort()))
            : new LDAPConnection(options(url.getPort()));
    var ready = false;
    try {
      connection.connect(host, url.getPort(), (int) settings.connectTimeout().toMillis());
      if (!tls && ldap.startTls()) {
        startTls(connection, trust);
      }
      bindAsOurselves(connection, ldap, providers.secret(provider.id()));
      ready = true;
      return connection;
    } catch (LDAPException e) {
      throw trouble(e);
    } finally {
      if (!ready) {
        connection.close();
      }
    }
  }

  private static void startTls(LDAPConnection connection, SSLContext trust) throws LDAPException {
    var answer = connection.processExtendedOperation(new StartTLSExtendedRequest(trust));
    if (!answer.getResultCode().equals(ResultCode.SUCCESS)) {
      throw new ProviderTrouble(Finding.REFUSED_TLS, answer.getResultCode().getName());
    }
  }

  private static void bindAsOurselves(LDAPConnection connection, Ldap ldap, @Nullable String secret)
      throws LDAPException {
    if (secret == null) {
      throw new ProviderTrouble(Finding.BIND_REFUSED, "no password");
    }
    try {
      connection.bind(new SimpleBindRequest(ldap.bindDn(), secret));
    } catch (LDAPException e) {
      if (away(e.getResultCode())) {
        throw e;
      }
      throw new ProviderTrouble(Finding.BIND_REFUSED, e.getResultCode().getName());
    }
  }

  private LDAPConnectionOptions options(int port) {
    var options = new LDAPConnectionOptions();
    options.setConnectTimeoutMillis((int) settings.connectTimeout().toMillis());
    options.setResponseTimeoutMillis(settings.answerTimeout().toMillis());
    options.setMaxMessageSize(Math.toIntExact(settings.answerLimit().toBytes()));
    options.setFollowReferrals(false);
    options.setBindWithDNRequiresPassword(true);
    options.setSSLSocketVerifier(new HostNameSSLSocketVerifier(true));
    options.setNameResolver(new CheckedNames(port));
    return options;
  }

  private static boolean away(ResultCode code) {
    return code.isClientSideResultCode()
        || code.equals(ResultCode.UNAVAILABLE)
        || code.equals(ResultCode.BUSY);
  }

  private static ProviderTrouble trouble(LDAPException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof ProviderTrouble known) {
        return known;
      }
      if (cause instanceof UnknownHostException) {
        return new ProviderTrouble(Finding.NAME_NOT_FOUND, e);
      }
      if (cause instanceof SSLException) {
        return new ProviderTrouble(Finding.NOT_TRUSTED, e);
      }
    }
    var code = e.getResultCode();
    if (code.equals(ResultCode.NO_SUCH_OBJECT)
        || code.equals(ResultCode.INSUFFICIENT_ACCESS_RIGHTS)) {
      return new ProviderTrouble(Finding.BASE_NOT_FOUND, e);
    }
    return new ProviderTrouble(Finding.NOT_REACHABLE, e);
  }

  /** Connections go to addresses that were looked at. */
  private final class CheckedNames extends NameResolver {
    private final int port;

    CheckedNames(int port) {
      this.port = port;
    }

    @Override
    public InetAddress getByName(@Nullable String host) throws UnknownHostException {
      return addresses.resolve(host == null ? "" : host, port).getFirst();
    }

    @Override
    public InetAddress[] getAllByName(@Nullable String host) throws UnknownHostException {
      return addresses.resolve(host == null ? "" : host, port).toArray(InetAddress[]::new);
    }

    @Override
    public void toString(StringBuilder buffer) {
      buffer.append("CheckedNames");
    }
  }
}
