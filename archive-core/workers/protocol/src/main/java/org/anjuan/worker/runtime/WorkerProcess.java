package org.anjuan.worker.runtime;

import java.awt.image.BufferedImage;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.List;
import java.util.concurrent.SynchronousQueue;
import javax.imageio.ImageIO;
import org.anjuan.worker.protocol.Answer;
import org.anjuan.worker.protocol.PageContent;
import org.anjuan.worker.protocol.Request;
import org.anjuan.worker.protocol.Wire;

/**
 * The main loop of a worker's process.
 *
 * <p>One thread does nothing but read the input, so that the process ends at once when the
 * application is gone, whatever it is busy with. The standard output carries messages only: what
 * libraries print goes to the standard error.
 */
public final class WorkerProcess {

  /** Damaged documents recurse deeply; what is too deep even for this is answered as damage. */
  private static final long STACK = 64L << 20;

  private final Wire wire;
  private final Desk desk;
  private final Limits limits;
  private final SynchronousQueue<Job> jobs = new SynchronousQueue<>();

  private WorkerProcess(Wire wire, Desk desk, Limits limits) {
    this.wire = wire;
    this.desk = desk;
    this.limits = limits;
  }

  /** Serves until the input ends, and then ends the process. */
  public static void serve(PageFormat format) {
    serve(format, WorkerProcess::recogniseNothing, WorkerProcess::bindNothing);
  }

  /** Serves until the input ends, and then ends the process. */
  public static void serve(PageFormat format, Binding binding) {
    serve(format, WorkerProcess::recogniseNothing, binding);
  }

  /** Serves until the input ends, and then ends the process. */
  public static void serve(PageFormat format, Recognition recognition) {
    serve(format, recognition, WorkerProcess::bindNothing);
  }

  private static PageContent recogniseNothing(BufferedImage image) {
    throw new UnsupportedOperationException("no text recognition in this worker");
  }

  private static OpenDocument.Copied bindNothing(List<OpenDocument> all, OutputStream out) {
    throw new UnsupportedOperationException("no binding in this worker");
  }

  private static void serve(PageFormat format, Recognition recognition, Binding binding) {
    var wire =
        new Wire(new FileInputStream(FileDescriptor.in), new FileOutputStream(FileDescriptor.out));
    System.setOut(System.err);
    ImageIO.setUseCache(false);
    refuseNetwork();
    Trouble.silenceLibraries();
    var limits = Limits.ofThisProcess();
    var worker = new WorkerProcess(wire, new Desk(format, recognition, binding, limits), limits);
    Thread.ofPlatform().name("input").daemon().start(worker::read);
    new Thread(null, worker::work, "work", STACK).start();
  }

  /** Nothing in a document is ever fetched; library code that tries anyway gets an error. */
  private static void refuseNetwork() {
    URL.setURLStreamHandlerFactory(protocol ->
        switch (protocol) {
          case "http", "https", "ftp", "mailto" -> new NoConnection();
          default -> null;
        });
  }

  private void read() {
    try {
      while (true) {
        var request = wire.readRequest();
        byte[] content = {};
        if (request instanceof Request.Open(_, long length, _)) {
          if (length <= limits.bytes()) {
            content = wire.readRaw((int) length);
          } else {
            wire.skipRaw(length);
          }
        }
        jobs.put(new Job(request, content));
      }
    } catch (IOException | InterruptedException e) {
      Runtime.getRuntime().halt(0);
    } catch (Throwable e) {
      Trouble.note(e);
      Runtime.getRuntime().halt(4);
    }
  }

  private void work() {
    try {
      wire.write(new Answer.Ready());
      while (true) {
        var job = jobs.take();
        wire.write(desk.answer(job.request(), job.content(), new Pieces(wire)));
      }
    } catch (IOException | InterruptedException e) {
      Runtime.getRuntime().halt(0);
    } catch (Throwable e) {
      Trouble.note(e);
      Runtime.getRuntime().halt(4);
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Job(Request request, byte[] content) {}

  private static final class NoConnection extends URLStreamHandler {
    @Override
    protected URLConnection openConnection(URL url) throws IOException {
      throw new IOException("workers don't connect");
    }
  }
}
