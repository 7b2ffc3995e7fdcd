package org.anjuan.security.door;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * No more than so much of a body is read into memory, whoever sends it: the door itself takes
 * bodies of people nobody knows yet. Files are not bounded here: what takes them reads them as a
 * stream, or counts for itself.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class BodyLimit extends OncePerRequestFilter {
  /** Twice the longest metadata of a document. */
  static final int MOST = 2 << 20;

  private final Refusals refusals;

  BodyLimit(Refusals refusals) {
    this.refusals = refusals;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (isFile(request)) {
      chain.doFilter(request, response);
    } else if (request.getContentLengthLong() > MOST) {
      refusals.tooLong(response);
    } else {
      chain.doFilter(new Counted(request), response);
    }
  }

  private static boolean isFile(HttpServletRequest request) {
    var type = request.getContentType() == null ? "" : request.getContentType();
    var plain = type.strip().toLowerCase(Locale.ROOT);
    return plain.startsWith("multipart/")
        || plain.startsWith("image/")
        || plain.startsWith("application/vnd.");
  }

  /** One that does not say how long it is, or says too little. */
  private static final class Counted extends HttpServletRequestWrapper {
    Counted(HttpServletRequest request) {
      super(request);
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      return new CountedStream(super.getInputStream());
    }
  }

  private static final class CountedStream extends ServletInputStream {
    private final ServletInputStream body;
    private long left = MOST;

    CountedStream(ServletInputStream body) {
      this.body = body;
    }

    @Override
    public int read() throws IOException {
      var read = body.read();
      count(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      var read = body.read(buffer, offset, length);
      count(Math.max(read, 0));
      return read;
    }

    private void count(int read) throws IOException {
      left -= read;
      if (left < 0) {
        throw new IOException("the body is longer than " + MOST + " bytes");
      }
    }

    @Override
    public boolean isFinished() {
      return body.isFinished();
    }

    @Override
    public boolean isReady() {
      return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      body.setReadListener(listener);
    }
  }
}
