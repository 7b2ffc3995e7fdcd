package org.anjuan.security.sso;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.anjuan.security.sso.CasAnswer.Failure;
import org.anjuan.security.sso.CasAnswer.Success;
import org.anjuan.security.sso.ProviderSettings.Cas;
import org.anjuan.security.sso.SignOnRefused.Reason;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * CAS protocol 3. The state is part of the service's address, so that a ticket is good only for the
 * browser that asked for it.
 */
@Component
class CasSignOn implements RedirectPeer {
  private static final Pattern TICKET = Pattern.compile("[A-Za-z0-9._-]{1,256}");

  private final OutgoingCalls calls;
  private final PermittedAddresses addresses;

  CasSignOn(OutgoingCalls calls, PermittedAddresses addresses) {
    this.calls = calls;
    this.addresses = addresses;
  }

  @Override
  public boolean speaksWith(ProviderSettings settings) {
    return settings instanceof Cas;
  }

  @Override
  public URI begin(IdentityProvider provider, Pending pending, String ourAddress) {
    var server = addresses.permit(((Cas) provider.settings()).server());
    return address(server + "/login", Map.of("service", service(ourAddress, pending.state())));
  }

  @Override
  public Claimed finish(
      IdentityProvider provider, Pending pending, String ourAddress, Map<String, String> back) {
    var ticket = back.get("ticket");
    if (ticket == null || !TICKET.matcher(ticket).matches()) {
      throw new SignOnRefused(Reason.DECLINED, "no ticket");
    }
    var settings = (Cas) provider.settings();
    return switch (validate(provider, service(ourAddress, pending.state()), ticket)) {
      case Failure(var code) -> throw new SignOnRefused(Reason.NOT_PROVEN, code);
      case Success said ->
          new Claimed(
              Claimed.number(
                  settings.staffNumberFrom().isEmpty()
                      ? said.user()
                      : said.only(settings.staffNumberFrom())),
              said.only(settings.nameFrom()),
              said.attributes().getOrDefault(settings.groupsFrom(), Set.of()),
              logOutKey(provider.id(), ticket),
              null,
              null);
    };
  }

  /** How a session is found again by the ticket it began with. */
  static String logOutKey(ProviderId provider, String ticket) {
    return Hashes.hex(provider + " " + ticket);
  }

  @Override
  public URI farewell(IdentityProvider provider, @Nullable String idToken, String ourSite) {
    var server = ((Cas) provider.settings()).server();
    return address(server + "/logout", Map.of("service", ourSite + "/"));
  }

  /** A ticket that nobody has issued shows whether CAS knows our service. */
  @Override
  public List<Finding> tryOut(IdentityProvider provider, String ourAddress) {
    try {
      var answer = validate(provider, service(ourAddress, "try"), "ST-0-anjuan-tries");
      return List.of(
          switch (answer) {
            case Success _ -> Finding.NOT_UNDERSTOOD;
            case Failure(var code) ->
                switch (code) {
                  case "INVALID_TICKET", "INVALID_TICKET_SPEC", "INVALID_REQUEST" -> Finding.FINE;
                  default -> Finding.SERVICE_REFUSED;
                };
          });
    } catch (ProviderTrouble trouble) {
      return List.of(trouble.finding());
    }
  }

  private CasAnswer validate(IdentityProvider provider, String service, String ticket) {
    var server = ((Cas) provider.settings()).server();
    var where =
        address(server + "/p3/serviceValidate", Map.of("service", service, "ticket", ticket));
    try {
      var xml =
          RestClient.builder()
              .requestFactory(calls.to(provider.certificates()))
              .build()
              .get()
              .uri(addresses.permit(where.toString()))
              .retrieve()
              .onStatus(
                  HttpStatusCode::isError,
                  (_, answer) -> {
                    throw new ProviderTrouble(
                        Finding.WRONG_STATUS, "status " + answer.getStatusCode());
                  })
              .body(byte[].class);
      return CasAnswer.read(xml == null ? new byte[0] : xml);
    } catch (RestClientException e) {
      throw new ProviderTrouble(Finding.NOT_UNDERSTOOD, e);
    }
  }

  private static String service(String ourAddress, String state) {
    return ourAddress + "?state=" + state;
  }

  private static URI address(String base, Map<String, String> parameters) {
    var address = UriComponentsBuilder.fromUriString(base);
    parameters.keySet().stream()
        .sorted()
        .forEach(name -> address.queryParam(name, "{" + name + "}"));
    return address.encode().buildAndExpand(parameters).toUri();
  }
}
