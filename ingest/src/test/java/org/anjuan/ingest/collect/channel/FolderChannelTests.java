package org.anjuan.ingest.collect.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderChannelTests extends FolderOnDisk {
  @Override
  PullChannel open() throws IOException {
    return open(root, Afterwards.NOTHING);
  }

  @Override
  PullChannel openConsuming() throws IOException {
    return open(root, moving());
  }

  @Override
  PullChannel openDeleting() throws IOException {
    return open(root, deleting());
  }

  private PullChannel open(Path folder, Afterwards afterwards) throws IOException {
    return new FolderChannel(
        new FolderSettings(folder.toString(), 0), afterwards, properties(root), FREE, CLOCK);
  }

  @Test
  void hiddenAndUnfinishedFilesAndTheFolderOfWhatIsDoneAreNotListed() throws IOException {
    put("a/.hidden.pdf", bytes("x"));
    put("a/b.pdf.tmp", bytes("x"));
    put("a/c.pdf.part", bytes("x"));
    put(".secret/d.pdf", bytes("x"));
    put("done/e.pdf", bytes("x"));
    try (var consuming = openConsuming()) {
      assertThat(list(consuming, null)).isEmpty();
    }
  }

  @Test
  @Tag("ING-4")
  void whatACrashLeftAsideIsListedAgainUnderItsName() throws IOException {
    put("a/.taken-0123abcd-b.pdf", bytes("x"));
    try (var reading = open();
        var consuming = openConsuming()) {
      assertThat(list(reading, null)).isEmpty();
      assertThat(has("a/b.pdf")).as("who only reads changes nothing").isFalse();
      list(consuming, null);
      assertThat(list(consuming, null)).extracting(SourceEntry::path).containsExactly("a/b.pdf");
      assertThat(has("a/.taken-0123abcd-b.pdf")).isFalse();
    }
  }

  @Test
  @Tag("SEC-9")
  void aFolderOutsideOfThePermittedRootsIsNotRead(@TempDir Path elsewhere) throws IOException {
    var link = Files.createSymbolicLink(root.resolve("link"), elsewhere);
    for (var folder : new Path[] {elsewhere, link, root.resolve("..")}) {
      assertThat(
              catchThrowableOfType(SourceTrouble.class, () -> open(folder, Afterwards.NOTHING))
                  .trouble())
          .isEqualTo(Trouble.FOLDER_NOT_ALLOWED);
    }
  }

  @Test
  @Tag("SEC-9")
  void linksAreNotFollowedAndNothingOutsideIsOpened(@TempDir Path elsewhere) throws IOException {
    Files.write(elsewhere.resolve("secret.pdf"), bytes("secret"));
    Files.createSymbolicLink(root.resolve("out"), elsewhere);
    Files.createSymbolicLink(root.resolve("secret.pdf"), elsewhere.resolve("secret.pdf"));
    try (var channel = open()) {
      assertThat(list(channel, null)).isEmpty();
      for (var path : new String[] {"out/secret.pdf", "../x.pdf", "a/../../x.pdf"}) {
        var trouble =
            catchThrowableOfType(
                IOException.class, () -> channel.open(SourceEntry.file(path, 1, null, true)));
        assertThat(trouble).as(path).isNotNull();
      }
    }
  }

  @Test
  void theSideCarOfAFileIsRead() throws IOException {
    put("a/b.pdf", bytes("x"));
    put("a/b.pdf.json", bytes("{}"));
    try (var channel = open()) {
      var entry = SourceEntry.file("a/b.pdf", 1, null, true);
      assertThat(channel.beside(entry, ".json")).contains(bytes("{}"));
      assertThat(channel.beside(entry, ".xml")).isEmpty();
    }
  }
}
