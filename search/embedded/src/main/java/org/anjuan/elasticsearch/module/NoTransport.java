package org.anjuan.elasticsearch.module;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import org.elasticsearch.action.ActionListener;
import org.elasticsearch.cluster.node.DiscoveryNode;
import org.elasticsearch.common.breaker.CircuitBreaker;
import org.elasticsearch.common.component.AbstractLifecycleComponent;
import org.elasticsearch.common.io.stream.RecyclerBytesStreamOutput;
import org.elasticsearch.common.transport.BoundTransportAddress;
import org.elasticsearch.common.transport.TransportAddress;
import org.elasticsearch.common.util.PageCacheRecycler;
import org.elasticsearch.transport.BytesRefRecycler;
import org.elasticsearch.transport.ConnectTransportException;
import org.elasticsearch.transport.ConnectionProfile;
import org.elasticsearch.transport.Transport;
import org.elasticsearch.transport.TransportMessageListener;
import org.elasticsearch.transport.TransportStats;
import org.jspecify.annotations.Nullable;

/**
 * The transport of a node that is alone: it opens no port and reaches no one. The node protocol
 * knows no token, so a listening port would be a second door, without a lock.
 */
final class NoTransport extends AbstractLifecycleComponent implements Transport {

  private static final TransportAddress NOWHERE =
      new TransportAddress(InetAddress.getLoopbackAddress(), 0);

  private final ResponseHandlers responseHandlers = new ResponseHandlers();
  private final RequestHandlers requestHandlers = new RequestHandlers();
  private final BytesRefRecycler recycler;

  NoTransport(PageCacheRecycler recycler) {
    this.recycler = new BytesRefRecycler(recycler);
  }

  @Override
  public void setMessageListener(TransportMessageListener listener) {
    // No message ever comes.
  }

  @Override
  public BoundTransportAddress boundAddress() {
    return new BoundTransportAddress(new TransportAddress[] {NOWHERE}, NOWHERE);
  }

  @Override
  public BoundTransportAddress boundRemoteIngressAddress() {
    return boundAddress();
  }

  @Override
  public Map<String, BoundTransportAddress> profileBoundAddresses() {
    return Map.of();
  }

  @Override
  public TransportAddress[] addressesFromString(String address) {
    return new TransportAddress[0];
  }

  @Override
  public List<String> getDefaultSeedAddresses() {
    return List.of();
  }

  @Override
  public void openConnection(
      DiscoveryNode node, ConnectionProfile profile, ActionListener<Connection> listener) {
    listener.onFailure(
        new ConnectTransportException(node, "an embedded node connects to no other"));
  }

  @Override
  public TransportStats getStats() {
    return new TransportStats(0, 0, 0, 0, 0, 0, new long[0], new long[0], Map.of());
  }

  @Override
  public ResponseHandlers getResponseHandlers() {
    return responseHandlers;
  }

  @Override
  public RequestHandlers getRequestHandlers() {
    return requestHandlers;
  }

  @Override
  public RecyclerBytesStreamOutput newNetworkBytesStream(@Nullable CircuitBreaker breaker) {
    return new RecyclerBytesStreamOutput(recycler);
  }

  @Override
  protected void doStart() {}

  @Override
  protected void doStop() {}

  @Override
  protected void doClose() {}
}
