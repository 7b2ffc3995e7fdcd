package org.anjuan.archive.document;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.anjuan.archive.format.ExtractionSink;
import org.anjuan.archive.format.PageText;
import org.anjuan.archive.format.TextOrigin;
import org.anjuan.archive.vault.BlobId;
import org.anjuan.archive.vault.Vault;
import org.anjuan.worker.protocol.Fact;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is read out of versions, kept in the vault like the originals.
 *
 * <p>Texts are one blob: JSON lines, gzipped, a page a line in page order. Thumbnails are one blob:
 * the JPEGs one after the other, then their lengths as four-byte numbers (0 where a page has none),
 * then how many there are; so one of them is found with two short reads.
 */
@Service
public class DerivedPages {
  private static final int NUMBER = Integer.BYTES;

  private final Vault vault;
  private final Clock clock;
  private final JsonMapper json = JsonMapper.builder().build();

  DerivedPages(Vault vault, Clock clock) {
    this.vault = vault;
    this.clock = clock;
  }

  /** Takes the pages of one version as they are read. */
  public Collected collect() {
    return new Collected();
  }

  /** Hands the pages of a version to {@code reader}, in order. */
  public void read(Extracted extracted, Consumer<PageText> reader) {
    var text = extracted.text();
    if (text == null) {
      return;
    }
    try (var content = vault.open(text);
        var lines =
            new BufferedReader(
                new InputStreamReader(
                    new GZIPInputStream(content.stream()), StandardCharsets.UTF_8))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        reader.accept(json.readValue(line, PageText.class));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A page's small picture, if it has one. */
  public Optional<byte[]> thumbnail(Extracted extracted, int page) {
    var thumbnails = extracted.thumbnails();
    if (thumbnails == null) {
      return Optional.empty();
    }
    try (var content = vault.open(thumbnails)) {
      var count = numbers(content.stream(content.size() - NUMBER, NUMBER), 1)[0];
      if (page < 1 || page > count) {
        return Optional.empty();
      }
      var table = content.size() - NUMBER - (long) count * NUMBER;
      var lengths = numbers(content.stream(table, (long) page * NUMBER), page);
      long offset = 0;
      for (var before = 0; before < page - 1; before++) {
        offset += lengths[before];
      }
      var length = lengths[page - 1];
      if (length == 0) {
        return Optional.empty();
      }
      try (var jpeg = content.stream(offset, length)) {
        return Optional.of(jpeg.readAllBytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Hands every small picture to {@code reader}, with its page's number, in order. */
  public void thumbnails(Extracted extracted, BiConsumer<Integer, byte[]> reader) {
    var thumbnails = extracted.thumbnails();
    if (thumbnails == null) {
      return;
    }
    try (var content = vault.open(thumbnails)) {
      var count = numbers(content.stream(content.size() - NUMBER, NUMBER), 1)[0];
      var table = content.size() - NUMBER - (long) count * NUMBER;
      var lengths = numbers(content.stream(table, (long) count * NUMBER), count);
      try (var jpegs = new BufferedInputStream(content.stream(0, table))) {
        for (var page = 1; page <= count; page++) {
          var jpeg = jpegs.readNBytes(lengths[page - 1]);
          if (jpeg.length > 0) {
            reader.accept(page, jpeg);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Pages, by number, of which no small picture is kept. */
  List<Integer> withoutThumbnail(Extracted extracted) {
    var thumbnails = extracted.thumbnails();
    if (thumbnails == null) {
      return IntStream.rangeClosed(1, extracted.pageCount()).boxed().toList();
    }
    try (var content = vault.open(thumbnails)) {
      var count = numbers(content.stream(content.size() - NUMBER, NUMBER), 1)[0];
      var table = content.size() - NUMBER - (long) count * NUMBER;
      var lengths = numbers(content.stream(table, (long) count * NUMBER), count);
      return IntStream.rangeClosed(1, extracted.pageCount())
          .filter(page -> page > count || lengths[page - 1] == 0)
          .boxed()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Stores the small pictures of all pages, in order, empty where there is none; the caller
   * confirms the blob.
   */
  BlobId store(List<byte[]> thumbnails) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      for (var jpeg : thumbnails) {
        out.write(jpeg);
      }
      for (var jpeg : thumbnails) {
        out.writeInt(jpeg.length);
      }
      out.writeInt(thumbnails.size());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return vault.store(new ByteArrayInputStream(bytes.toByteArray())).id();
  }

  private static int[] numbers(InputStream in, int count) throws IOException {
    var numbers = new int[count];
    try (var data = new DataInputStream(in)) {
      for (var i = 0; i < count; i++) {
        numbers[i] = data.readInt();
      }
    }
    return numbers;
  }

  /** The pages of one version, until they are stored. */
  public final class Collected implements ExtractionSink {
    private final ByteArrayOutputStream texts = new ByteArrayOutputStream();
    private final List<byte[]> thumbnails = new ArrayList<>();
    private @Nullable GZIPOutputStream packed;
    private int pageCount;
    private int ocrPages;
    private @Nullable Film film;
    private @Nullable List<String> enclosed;

    private Collected() {}

    @Override
    public void opened(int pageCount) {
      this.pageCount = pageCount;
    }

    @Override
    public void page(PageText text, Optional<byte[]> thumbnail) {
      try {
        if (packed == null) {
          packed = new GZIPOutputStream(texts);
        }
        packed.write(json.writeValueAsBytes(text));
        packed.write('\n');
        thumbnails.add(thumbnail.orElseGet(() -> new byte[0]));
        ocrPages += text.origin() == TextOrigin.OCR ? 1 : 0;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void said(List<Fact> facts) {
      var names =
          facts.stream().filter(fact -> fact.name().equals("enclosed")).map(Fact::value).toList();
      enclosed = names.isEmpty() ? null : names;
    }

    /** Takes what is known of a video, with its poster as JPEG. */
    public void film(Film seen, Optional<byte[]> poster) {
      film =
          poster
              .map(jpeg -> vault.store(new ByteArrayInputStream(jpeg)))
              .map(blob ->
                  new Film(
                      seen.state(),
                      seen.millis(),
                      seen.width(),
                      seen.height(),
                      blob.id(),
                      null,
                      0,
                      null))
              .orElse(seen);
    }

    /** Stores what was collected; the caller confirms the blobs once somebody refers to them. */
    public Extracted store() {
      if (packed == null) {
        return new Extracted(pageCount, null, null, 0, clock.instant(), film, enclosed);
      }
      try {
        packed.close();
        var text = vault.store(new ByteArrayInputStream(texts.toByteArray()));
        var pictures = thumbnails.stream().anyMatch(jpeg -> jpeg.length > 0);
        return new Extracted(
            pageCount,
            text.id(),
            pictures ? DerivedPages.this.store(thumbnails) : null,
            ocrPages,
            clock.instant(),
            film,
            enclosed);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
