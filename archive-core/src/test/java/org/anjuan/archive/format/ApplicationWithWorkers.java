package org.anjuan.archive.format;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An application that is busy with a document until someone kills it. */
final class ApplicationWithWorkers {

  private ApplicationWithWorkers() {}

  public static void main(String[] arguments) {
    var workers = TestWorkers.start(Map.of());
    var sink =
        new ExtractionSink() {
          private boolean told;

          @Override
          public void opened(int pageCount) {}

          @Override
          public void page(PageText text, Optional<byte[]> thumbnail) {
            if (!told) {
              System.out.println("reading");
              told = true;
            }
          }
        };
    var document = DocumentBytes.of(Samples.pdf(List.of("一", "二")));
    while (true) {
      workers.extract(DocumentFormat.PDF, document, sink);
    }
  }
}
