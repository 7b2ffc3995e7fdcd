package org.anjuan.security.sso;

import java.io.IOException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.anjuan.archive.platform.outgoing.ForbiddenAddress;
import org.anjuan.archive.platform.outgoing.OutgoingClient;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.http.client.InterceptingClientHttpRequestFactory;
import org.springframework.stereotype.Component;

/**
 * The one way out to providers by HTTP: to permitted addresses only, with limits of time and size;
 * redirects are not followed, cookies not kept, compressed answers not asked for, no proxy of the
 * environment used. What goes wrong comes out as {@link ProviderTrouble}.
 */
@Component
class OutgoingCalls implements DisposableBean {
  private static final int MOST_CLIENTS = 32;

  private final PermittedAddresses addresses;
  private final SignOnProperties settings;
  private final Map<String, CloseableHttpClient> clients = new ConcurrentHashMap<>();
  private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();

  OutgoingCalls(PermittedAddresses addresses, SignOnProperties settings) {
    this.addresses = addresses;
    this.settings = settings;
  }

  /**
   * Calls to one provider.
   *
   * @param certificates of the hospital's own CA, in PEM
   */
  ClientHttpRequestFactory to(@Nullable String certificates) {
    if (clients.size() > MOST_CLIENTS) {
      closeClients();
    }
    var client =
        clients.computeIfAbsent(certificates == null ? "" : certificates, this::clientThatTrusts);
    return new InterceptingClientHttpRequestFactory(
        new HttpComponentsClientHttpRequestFactory(client), List.of(new Guard()));
  }

  private CloseableHttpClient clientThatTrusts(String certificates) {
    return OutgoingClient.of(
        addresses.rule(),
        Trust.context(certificates),
        settings.connectTimeout(),
        settings.answerTimeout());
  }

  @Override
  public void destroy() {
    calls.shutdownNow();
    closeClients();
  }

  private void closeClients() {
    for (var key : List.copyOf(clients.keySet())) {
      var client = clients.remove(key);
      if (client != null) {
        client.close(CloseMode.GRACEFUL);
      }
    }
  }

  private static Finding finding(IOException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnknownHostException) {
        return Finding.NAME_NOT_FOUND;
      }
      if (cause instanceof SSLException || cause instanceof CertificateException) {
        return Finding.NOT_TRUSTED;
      }
    }
    return Finding.NOT_REACHABLE;
  }

  /** Looks at addresses before, and at answers after. */
  private final class Guard implements ClientHttpRequestInterceptor {
    @Override
    public ClientHttpResponse intercept(
        HttpRequest request, byte[] body, ClientHttpRequestExecution execution) {
      addresses.permit(request.getURI().toString());
      // In a thread of its own: a peer that sends a byte now and then keeps no limit but this one.
      var call = calls.submit(() -> read(request, body, execution));
      try {
        var most = settings.connectTimeout().plus(settings.answerTimeout());
        return call.get(most.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        call.cancel(true);
        throw new ProviderTrouble(Finding.NOT_REACHABLE, e);
      } catch (InterruptedException e) {
        call.cancel(true);
        Thread.currentThread().interrupt();
        throw new ProviderTrouble(Finding.NOT_REACHABLE, e);
      } catch (ExecutionException e) {
        throw switch (e.getCause()) {
          case ProviderTrouble known -> known;
          case ForbiddenAddress forbidden ->
              new ProviderTrouble(Finding.ADDRESS_NOT_ALLOWED, forbidden);
          case IOException failure -> new ProviderTrouble(finding(failure), failure);
          case null, default -> new ProviderTrouble(Finding.NOT_REACHABLE, e);
        };
      }
    }

    private ClientHttpResponse read(
        HttpRequest request, byte[] body, ClientHttpRequestExecution execution) throws IOException {
      var answer = execution.execute(request, body);
      if (answer.getStatusCode().is3xxRedirection()) {
        answer.close();
        throw new ProviderTrouble(Finding.REDIRECTED, "status " + answer.getStatusCode());
      }
      return LimitedAnswer.of(answer, settings.answerLimit());
    }
  }
}
