package org.anjuan.worker.runtime;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.anjuan.worker.drawing.Bitmaps;
import org.anjuan.worker.drawing.Darkroom;
import org.anjuan.worker.drawing.Jpeg;
import org.anjuan.worker.drawing.Watermark;
import org.anjuan.worker.protocol.Answer;
import org.anjuan.worker.protocol.Overlay;
import org.anjuan.worker.protocol.Refusal;
import org.anjuan.worker.protocol.Request;
import org.jspecify.annotations.Nullable;

/** The open documents of a worker, and how it answers. The application decides which are open. */
final class Desk {

  private final PageFormat format;
  private final Recognition recognition;
  private final Binding binding;
  private final Limits limits;
  private final Map<Integer, OpenDocument> documents = new HashMap<>();
  private @Nullable Watermark watermark;

  Desk(PageFormat format, Recognition recognition, Binding binding, Limits limits) {
    this.format = format;
    this.binding = binding;
    this.recognition = recognition;
    this.limits = limits;
  }

  Answer answer(Request request, byte[] content, OutputStream pieces) {
    boolean opening = request instanceof Request.Open;
    try {
      return switch (request) {
        case Request.Open(int document, long length, var passwords) ->
            open(document, length, passwords, content);
        case Request.Close(int document) -> close(document);
        case Request.Read(int document, int page) ->
            new Answer.Text(document(document, page).read(page));
        case Request.Draw(int document, int page, int width, var overlay) ->
            image(document(document, page).draw(page, width), overlay);
        case Request.Scan(int document, int page, int dotsPerInch) ->
            new Answer.Pixels(Bitmaps.of(document(document, page).scan(page, dotsPerInch)));
        case Request.Describe(int document) ->
            new Answer.Described(document(document, 1).describe());
        case Request.Enclosed(int document, int number) ->
            new Answer.Attached(document(document, 1).enclosed(number));
        case Request.Copy(int document, var form, var overlay) ->
            copy(document(document, 1), new Stamping(form, overlay, this::watermark), pieces);
        case Request.Bind(var all) -> bind(all, pieces);
        case Request.Recognise(var bitmap) ->
            new Answer.Text(recognition.recognise(Bitmaps.image(bitmap)));
        case Request.Develop(int document, int page, int dotsPerInch, var retouch) ->
            developed(Darkroom.develop(document(document, page).scan(page, dotsPerInch), retouch));
      };
    } catch (Unreadable e) {
      return new Answer.Refused(e.reason());
    } catch (Exception | StackOverflowError | LinkageError e) {
      Trouble.note(e);
      return new Answer.Refused(opening ? Refusal.DAMAGED : Refusal.PAGE_DAMAGED);
    }
  }

  private Answer open(int number, long length, List<String> passwords, byte[] content)
      throws Exception {
    if (length > limits.bytes()) {
      return new Answer.Refused(Refusal.TOO_LARGE);
    }
    if (length == 0) {
      return new Answer.Refused(Refusal.EMPTY);
    }
    var document = format.open(content, passwords, limits);
    int pages = document.pageCount();
    if (pages < 1 || pages > limits.pages()) {
      document.close();
      return new Answer.Refused(pages < 1 ? Refusal.DAMAGED : Refusal.TOO_MANY_PAGES);
    }
    documents.put(number, document);
    return new Answer.Opened(pages);
  }

  private Answer close(int number) throws Exception {
    var document = documents.remove(number);
    if (document != null) {
      document.close();
    }
    return new Answer.Done();
  }

  private static Answer copy(OpenDocument document, Stamping stamping, OutputStream pieces)
      throws Exception {
    return copied(document.copy(stamping, pieces), pieces);
  }

  private Answer bind(List<Integer> numbers, OutputStream pieces) throws Exception {
    var all = numbers.stream().map(number -> document(number, 1)).toList();
    return copied(binding.bind(all, pieces), pieces);
  }

  private static Answer copied(OpenDocument.Copied copied, OutputStream pieces) throws IOException {
    pieces.flush();
    return new Answer.Copied(copied.pages(), copied.signed());
  }

  private OpenDocument document(int number, int page) {
    var document = documents.get(number);
    if (document == null) {
      throw new IllegalStateException("not open");
    }
    if (page < 1 || page > document.pageCount()) {
      throw new Unreadable(Refusal.NO_SUCH_PAGE);
    }
    return document;
  }

  private Answer image(BufferedImage drawn, Overlay overlay) {
    var image = Stamping.burnt(drawn, overlay, this::watermark);
    return new Answer.Image(image.getWidth(), image.getHeight(), Jpeg.encode(image));
  }

  private static Answer developed(BufferedImage image) {
    return new Answer.Image(image.getWidth(), image.getHeight(), Jpeg.encodeToKeep(image));
  }

  private Watermark watermark() {
    var present = watermark;
    if (present == null) {
      present = Watermark.inFont(Path.of(System.getProperty("anjuan.font", "")));
      watermark = present;
    }
    return present;
  }
}
