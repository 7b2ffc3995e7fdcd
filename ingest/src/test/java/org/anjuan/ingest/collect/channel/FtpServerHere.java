package org.anjuan.ingest.collect.channel;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.ftpserver.DataConnectionConfigurationFactory;
import org.apache.ftpserver.FtpServer;
import org.apache.ftpserver.FtpServerFactory;
import org.apache.ftpserver.command.CommandFactoryFactory;
import org.apache.ftpserver.ftplet.DefaultFtpReply;
import org.apache.ftpserver.ftplet.FtpReply;
import org.apache.ftpserver.listener.ListenerFactory;
import org.apache.ftpserver.ssl.SslConfigurationFactory;
import org.apache.ftpserver.usermanager.impl.BaseUser;
import org.apache.ftpserver.usermanager.impl.WritePermission;

/** Apache's FTP server on a folder, with or without TLS. */
final class FtpServerHere implements AutoCloseable {
  private final FtpServer server;
  private final ListenerFactory listeners = new ListenerFactory();
  private final int port;

  FtpServerHere(
      Path root,
      FtpSettings.Security security,
      TestCertificate certificate,
      boolean listsForMachines)
      throws Exception {
    var factory = new FtpServerFactory();
    if (!listsForMachines) {
      var commands = new CommandFactoryFactory();
      commands.addCommand(
          "FEAT",
          (session, context, request) ->
              session.write(new DefaultFtpReply(FtpReply.REPLY_502_COMMAND_NOT_IMPLEMENTED, "no")));
      factory.setCommandFactory(commands.createCommandFactory());
    }
    var user = new BaseUser();
    user.setName("lis");
    user.setPassword("secret");
    user.setHomeDirectory(root.toString());
    user.setAuthorities(List.of(new WritePermission()));
    factory.getUserManager().save(user);
    listeners.setServerAddress("127.0.0.1");
    listeners.setPort(0);
    var data = new DataConnectionConfigurationFactory();
    if (security != FtpSettings.Security.PLAIN) {
      var store = Files.createTempFile(Files.createDirectories(Path.of("target")), "ftps", ".p12");
      try (OutputStream out = Files.newOutputStream(store)) {
        certificate.store().store(out, "changeit".toCharArray());
      }
      var tls = new SslConfigurationFactory();
      tls.setKeystoreFile(store.toFile());
      tls.setKeystoreType("PKCS12");
      tls.setKeystorePassword("changeit");
      tls.setKeyPassword("changeit");
      tls.setSslProtocol("TLSv1.2", "TLSv1.3");
      listeners.setSslConfiguration(tls.createSslConfiguration());
      listeners.setImplicitSsl(security == FtpSettings.Security.IMPLICIT);
      data.setSslConfiguration(tls.createSslConfiguration());
      data.setImplicitSsl(true);
    }
    listeners.setDataConnectionConfiguration(data.createDataConnectionConfiguration());
    var listener = listeners.createListener();
    factory.addListener("default", listener);
    server = factory.createServer();
    server.start();
    port = listener.getPort();
  }

  int port() {
    return port;
  }

  @Override
  public void close() {
    server.stop();
  }
}
