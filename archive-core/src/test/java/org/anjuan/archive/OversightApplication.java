package org.anjuan.archive;

import java.nio.file.Path;
import java.time.Clock;
import org.anjuan.archive.platform.DataFolder;
import org.anjuan.archive.vault.ArchiveSeal;
import org.anjuan.archive.vault.KeyRingFixture;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.data.mongodb.core.MongoOperations;

/** The audit and who watches over it, as a node on a database and a folder. */
public final class OversightApplication {
  private OversightApplication() {}

  @ComponentScan({
    "org.anjuan.archive.audit",
    "org.anjuan.archive.oversight",
    "org.anjuan.archive.work"
  })
  static final class Parts {}

  public static AnnotationConfigApplicationContext start(
      Engines.Mongo mongo, Clock clock, Path folder) {
    var context = new AnnotationConfigApplicationContext();
    context.registerBean(MongoOperations.class, mongo::operations);
    context.registerBean(Clock.class, () -> clock);
    context.registerBean(DataFolder.class, () -> DataFolder.open(folder));
    context.registerBean(ArchiveSeal.class, KeyRingFixture::seal);
    context.register(Parts.class);
    context.refresh();
    return context;
  }
}
