package org.anjuan.ingest.collect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.document.Categories;
import org.anjuan.archive.document.Channel;
import org.anjuan.archive.vault.Vault;
import org.anjuan.archive.work.Journeys;
import org.anjuan.ingest.intake.Delivery;
import org.anjuan.ingest.intake.DeliveryTooLarge;
import org.anjuan.ingest.intake.HeaderUnread;
import org.anjuan.ingest.intake.Intake;
import org.anjuan.ingest.intake.IntakeMeta;
import org.anjuan.ingest.intake.IntakeRefused;
import org.anjuan.ingest.intake.MetaReader;
import org.anjuan.ingest.intake.MetaRefused;
import org.anjuan.ingest.intake.Received;
import org.anjuan.ingest.intake.Reception;
import org.anjuan.ingest.intake.Statements;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes one dropped file in. */
@Component
class FolderIntake {
  private static final Logger LOG = LoggerFactory.getLogger(FolderIntake.class);
  private static final Actor COLLECTOR = Actor.system("folder-collector");
  private static final int LARGEST_SIDE_CAR = 1 << 20;

  private final Intake intake;
  private final Statements statements;
  private final Reception reception;
  private final MetaReader reader;
  private final Categories categories;
  private final Vault vault;
  private final Journeys journeys;
  private final Set<Path> tooLargeSeen = ConcurrentHashMap.newKeySet();

  FolderIntake(
      Intake intake,
      Statements statements,
      Reception reception,
      MetaReader reader,
      Categories categories,
      Vault vault,
      Journeys journeys) {
    this.vault = vault;
    this.journeys = journeys;
    this.intake = intake;
    this.statements = statements;
    this.reception = reception;
    this.reader = reader;
    this.categories = categories;
  }

  /**
   * Takes the file in; returns when it is safe, as a version or in quarantine, so that the source's
   * copy is no longer needed.
   *
   * @return what was read, the document before its side-car: that, and nothing newer, may go;
   *     nothing when the file must stay where it is
   */
  List<ReadFile> take(Path campusFolder, Path path) throws IOException {
    var dropped = DroppedFile.of(campusFolder, path, categories);
    var delivery =
        new Delivery(Channel.FOLDER, COLLECTOR, null, String.valueOf(path.getFileName()));
    var seen = dropped.seen();
    try {
      if (dropped.isEncounter()) {
        takeEncounter(dropped, seen, delivery);
      } else {
        journeys.begin("collect", () -> takeDocument(dropped, seen, delivery));
      }
      return seen;
    } catch (IntakeRefused refused) {
      LOG.info(
          "A file of campus {} was put in quarantine as {}: {}",
          dropped.campus(),
          refused.entry().id(),
          refused.entry().reason());
      return seen;
    } catch (DeliveryTooLarge tooLarge) {
      if (tooLargeSeen.add(path)) {
        LOG.warn(
            "A file of campus {} is left in place: {}", dropped.campus(), tooLarge.getMessage());
      }
      return List.of();
    } catch (HeaderUnread noWorkers) {
      throw new IOException("its header can't be read now", noWorkers); // the file's own wait
    } catch (ChangedMeanwhile changed) {
      return List.of(); // the next look may find it whole
    }
  }

  private void takeDocument(DroppedFile dropped, List<ReadFile> seen, Delivery delivery)
      throws IOException {
    reception.requireWithinLimit(seen.getFirst().state().size());
    var sideCar = sideCar(dropped);
    var received = receive(dropped, seen, delivery);
    IntakeMeta meta;
    try {
      meta = sideCar.map(reader::read).orElse(IntakeMeta.NOTHING).agreeingWith(dropped.said());
    } catch (MetaRefused refused) {
      throw intake.refuse(delivery, dropped.said(), received, refused);
    }
    intake.file(delivery, meta, received);
  }

  private void takeEncounter(DroppedFile dropped, List<ReadFile> seen, Delivery delivery)
      throws IOException {
    var text = text(dropped.file());
    if (!isStill(seen, dropped)) {
      throw new ChangedMeanwhile();
    }
    try {
      statements.state(delivery, reader.read(text).agreeingWith(dropped.said()));
    } catch (MetaRefused refused) {
      var received = receive(dropped, seen, delivery);
      throw intake.refuseStatement(delivery, dropped.said(), received, refused);
    }
  }

  /**
   * The document's bytes.
   *
   * @throws ChangedMeanwhile when it or its side-car is no longer what was seen before: half of the
   *     one and half of the other must not be filed
   */
  private Received receive(DroppedFile dropped, List<ReadFile> seen, Delivery delivery)
      throws IOException {
    try (var content = Files.newInputStream(dropped.file())) {
      var received = reception.receive(content, delivery.fileName());
      if (received.content().size() != seen.getFirst().state().size() || !isStill(seen, dropped)) {
        vault.remove(received.content().id());
        throw new ChangedMeanwhile();
      }
      return received;
    }
  }

  private static boolean isStill(List<ReadFile> seen, DroppedFile dropped) throws IOException {
    try {
      return dropped.seen().equals(seen);
    } catch (NoSuchFileException gone) {
      return true; // another node or its owner took it away, after it had been read whole
    }
  }

  private static Optional<byte[]> sideCar(DroppedFile dropped) throws IOException {
    try {
      return Optional.of(text(dropped.sideCar()));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    }
  }

  /** One that is too large comes as what the reader refuses for its length. */
  private static byte[] text(Path json) throws IOException {
    return Files.size(json) > LARGEST_SIDE_CAR
        ? new byte[LARGEST_SIDE_CAR + 1]
        : Files.readAllBytes(json);
  }
}
