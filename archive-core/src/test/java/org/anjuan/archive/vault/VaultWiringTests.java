package org.anjuan.archive.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.anjuan.archive.platform.DataFolderInUse;
import org.anjuan.archive.platform.mongo.MongoConnection;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

/** Platform and vault as beans, with nothing set but the data folder. */
@Tag("SEC-1")
@Tag("GEN-1")
class VaultWiringTests {

  @TempDir Path folder;

  @Configuration(proxyBeanMethods = false)
  @ComponentScan({"org.anjuan.archive.platform", "org.anjuan.archive.vault"})
  static class House {
    @Bean
    BlobReferences nobody() {
      return candidates -> Set.of();
    }
  }

  private ApplicationContextRunner house() {
    return new ApplicationContextRunner()
        .withUserConfiguration(House.class)
        .withPropertyValues("anjuan.data=" + folder.resolve("data"));
  }

  @Test
  void whatOneStartStoresTheNextOneReads() {
    var stored = new StoredBlob[1];
    house()
        .run(context -> {
          stored[0] =
              context.getBean(Vault.class).store(new ByteArrayInputStream(new byte[100_000]));
          assertThat(context).hasSingleBean(MongoOperations.class);
          assertThat(context.getBean(MongoConnection.class).engine().healthy()).isTrue();
        });
    house()
        .run(context -> {
          try (var content = context.getBean(Vault.class).open(stored[0].id())) {
            assertThat(content.stream().readAllBytes()).hasSize(100_000);
          }
          assertThat(context.getBean(OrphanSweep.class).sweep(Duration.ofSeconds(-1)).removed())
              .isEqualTo(1);
        });
    assertThat(folder.resolve("data/keys/anjuan.p12")).isRegularFile();
  }

  @Test
  void aSecondStartOnTheSameFolderIsRefused() {
    house()
        .run(first ->
            house()
                .run(second ->
                    assertThat(second)
                        .hasFailed()
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(DataFolderInUse.class)));
  }

  @Test
  void anotherKeyRingThanTheDatabasesIsRefused() {
    house().run(context -> assertThat(context).hasNotFailed());
    house()
        .withPropertyValues("anjuan.keys.file=" + folder.resolve("other.p12"))
        .run(context ->
            assertThat(context)
                .hasFailed()
                .getFailure()
                .rootCause()
                .isInstanceOf(KeyRingMismatch.class));
  }

  @Test
  void settingsThatCannotWorkAreRefused() {
    for (var wrong :
        new String[] {"anjuan.vault.orphan-age=1m", "anjuan.vault.segment=1KB", "anjuan.data= "}) {
      house().withPropertyValues(wrong).run(context -> assertThat(context).hasFailed());
    }
  }
}
