package org.anjuan.ingest.collect;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.document.Categories;
import org.anjuan.archive.document.Channel;
import org.anjuan.archive.work.Journeys;
import org.anjuan.ingest.intake.Delivery;
import org.anjuan.ingest.intake.DeliveryTooLarge;
import org.anjuan.ingest.intake.Intake;
import org.anjuan.ingest.intake.IntakeMeta;
import org.anjuan.ingest.intake.IntakeRefused;
import org.anjuan.ingest.intake.MetaReader;
import org.anjuan.ingest.intake.MetaRefused;
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
  private static final long LARGEST_SIDE_CAR = 1 << 20;

  private final Intake intake;
  private final Statements statements;
  private final Reception reception;
  private final MetaReader reader;
  private final Categories categories;
  private final Journeys journeys;
  private final Set<Path> tooLargeSeen = ConcurrentHashMap.newKeySet();

  FolderIntake(
      Intake intake,
      Statements statements,
      Reception reception,
      MetaReader reader,
      Categories categories,
      Journeys journeys) {
    this.journeys = journeys;
    this.intake = intake;
    this.statements = statements;
    this.reception = reception;
    this.reader = reader;
    this.categories = categories;
  }

  /**
   * Takes the file in; returns when it is safe, as a version or in quarantine, so that the source's
   * copy is no longer needed. Returns false when the file must stay where it is.
   */
  boolean take(Path campusFolder, Path path) throws IOException {
    var dropped = DroppedFile.of(campusFolder, path, categories);
    var delivery =
        new Delivery(Channel.FOLDER, COLLECTOR, null, String.valueOf(path.getFileName()));
    try {
      if (dropped.isEncounter()) {
        takeEncounter(dropped, delivery);
      } else {
        journeys.begin("collect", () -> takeDocument(dropped, delivery));
      }
      return true;
    } catch (IntakeRefused refused) {
      LOG.info(
          "A file of campus {} was put in quarantine as {}: {}",
          dropped.campus(),
          refused.entry().id(),
          refused.entry().reason());
      return true;
    } catch (DeliveryTooLarge tooLarge) {
      if (tooLargeSeen.add(path)) {
        LOG.warn(
            "A file of campus {} is left in place: {}", dropped.campus(), tooLarge.getMessage());
      }
      return false;
    }
  }

  private void takeDocument(DroppedFile dropped, Delivery delivery) throws IOException {
    reception.requireWithinLimit(Files.size(dropped.file()));
    try (var content = Files.newInputStream(dropped.file())) {
      var received = reception.receive(content, delivery.fileName());
      IntakeMeta meta;
      try {
        meta = sideCar(dropped).agreeingWith(dropped.said());
      } catch (MetaRefused refused) {
        throw intake.refuse(delivery, dropped.said(), received, refused);
      }
      intake.file(delivery, meta, received);
    }
  }

  private void takeEncounter(DroppedFile dropped, Delivery delivery) throws IOException {
    try {
      statements.state(delivery, read(dropped.file()).agreeingWith(dropped.said()));
    } catch (MetaRefused refused) {
      try (var content = Files.newInputStream(dropped.file())) {
        var received = reception.receive(content, delivery.fileName());
        throw intake.refuse(delivery, dropped.said(), received, refused);
      }
    }
  }

  private IntakeMeta sideCar(DroppedFile dropped) throws IOException {
    try {
      return read(dropped.sideCar());
    } catch (NoSuchFileException none) {
      return IntakeMeta.NOTHING;
    }
  }

  private IntakeMeta read(Path json) throws IOException {
    if (Files.size(json) > LARGEST_SIDE_CAR) {
      return reader.read(" ".repeat((int) LARGEST_SIDE_CAR + 1));
    }
    try {
      return reader.read(Files.readString(json));
    } catch (CharacterCodingException notUtf8) {
      return reader.read("");
    }
  }
}
