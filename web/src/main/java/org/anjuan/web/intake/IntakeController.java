package org.anjuan.web.intake;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.OutputStream;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.document.Channel;
import org.anjuan.ingest.intake.Delivery;
import org.anjuan.ingest.intake.Intake;
import org.anjuan.ingest.intake.IntakeMeta;
import org.anjuan.ingest.intake.MetaReader;
import org.anjuan.ingest.intake.MetaRefused;
import org.anjuan.ingest.intake.Received;
import org.anjuan.ingest.intake.Reception;
import org.anjuan.ingest.intake.Statements;
import org.anjuan.security.CurrentActor;
import org.anjuan.web.problem.BadRequest;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.jakarta.servlet6.JakartaServletFileUpload;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Source systems push here. The parts are read as they come off the wire: the server's own
 * multipart handling would write patients' documents to disk in clear.
 */
@RestController
@RequestMapping("/api/intake")
class IntakeController {
  private static final int LARGEST_META = 1 << 20;

  /** Room for the longest path as a file's name: it is cut, and no paper is lost over it. */
  private static final int LARGEST_PART_HEADER = 16 << 10;

  private final Intake intake;
  private final Statements statements;
  private final Reception reception;
  private final MetaReader reader;
  private final CurrentActor current;

  IntakeController(
      Intake intake,
      Statements statements,
      Reception reception,
      MetaReader reader,
      CurrentActor current) {
    this.intake = intake;
    this.statements = statements;
    this.reception = reception;
    this.reader = reader;
    this.current = current;
  }

  /** The answer to a push; the same for the same push again. */
  record Receipt(String documentId, int version, String status, String recordId) {}

  /** The answer to a statement about a stay. */
  record Statement(String recordId, String status, boolean provisional) {}

  @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  Receipt push(Actor actor, HttpServletRequest request) throws IOException {
    var parts = read(request);
    var received = parts.received();
    var delivery = new Delivery(Channel.HTTP, actor, request.getRemoteAddr(), parts.fileName());
    IntakeMeta meta;
    try {
      meta = reader.read(parts.meta());
    } catch (MetaRefused refused) {
      throw intake.refuse(delivery, IntakeMeta.NOTHING, received, refused);
    }
    try {
      requireCampus(meta);
    } catch (BadRequest foreign) {
      reception.discard(received);
      throw foreign;
    }
    var receipt = intake.file(delivery, meta, received);
    return new Receipt(
        receipt.documentId().value(), receipt.version(), "stored", receipt.recordId().value());
  }

  @PostMapping(path = "/encounters", consumes = MediaType.APPLICATION_JSON_VALUE)
  Statement state(
      Actor actor,
      @Schema(implementation = IntakeMeta.class) @RequestBody byte[] body,
      HttpServletRequest request) {
    var delivery = new Delivery(Channel.HTTP, actor, request.getRemoteAddr(), null);
    var meta = reader.read(body);
    requireCampus(meta);
    var record = statements.state(delivery, meta);
    return new Statement(record.id().value(), "stored", record.isProvisional());
  }

  /** A token may be limited to campuses; what it may not bring is not kept. */
  private void requireCampus(IntakeMeta meta) {
    if (!current.mayBringFrom(meta.campus())) {
      throw new BadRequest(
          "campus", "此令牌不能推送该院区的文件", "This token may not bring documents of this campus");
    }
  }

  private record Parts(byte[] meta, Received received, @Nullable String fileName) {}

  private Parts read(HttpServletRequest request) throws IOException {
    var coming = new Coming();
    try {
      var upload = new JakartaServletFileUpload<>();
      upload.setMaxPartHeaderSize(LARGEST_PART_HEADER);
      var items = upload.getItemIterator(request);
      while (items.hasNext()) {
        coming.take(items.next());
      }
      return coming.whole();
    } catch (FileUploadException malformed) {
      coming.discard();
      throw new BadRequest("body", "multipart 格式不正确", "The multipart body is malformed");
    } catch (IOException | RuntimeException broken) {
      coming.discard();
      throw broken;
    }
  }

  /** What has come of a push so far. Each part comes once: which of two would be meant? */
  private final class Coming {
    private byte @Nullable [] meta;
    private @Nullable Received received;
    private @Nullable String fileName;

    void take(FileItemInput item) throws IOException {
      switch (item.getFieldName()) {
        case "meta" -> {
          requireFirst(meta, "meta");
          meta = bytes(item);
        }
        case "file" -> {
          requireFirst(received, "file");
          fileName = nameOf(item);
          received = reception.receive(item.getInputStream(), fileName);
        }
        default -> item.getInputStream().transferTo(OutputStream.nullOutputStream());
      }
    }

    Parts whole() {
      if (received == null) {
        throw new BadRequest("file", "缺少 file 部分", "The part \"file\" is missing");
      }
      return new Parts(meta == null ? new byte[0] : meta, received, fileName);
    }

    void discard() {
      if (received != null) {
        reception.discard(received);
      }
    }
  }

  private static void requireFirst(@Nullable Object before, String part) {
    if (before != null) {
      throw new BadRequest(part, part + " 部分只能有一个", "There may be only one part \"" + part + "\"");
    }
  }

  private static byte[] bytes(FileItemInput item) throws IOException {
    try (var in = item.getInputStream()) {
      var bytes = in.readNBytes(LARGEST_META + 1);
      if (bytes.length > LARGEST_META) {
        throw new BadRequest("meta", "meta 超过 1 MiB", "The part \"meta\" is larger than 1 MiB");
      }
      return bytes;
    }
  }

  private static @Nullable String nameOf(FileItemInput item) {
    var name = item.getName();
    if (name == null || name.isBlank()) {
      return null;
    }
    return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  }
}
