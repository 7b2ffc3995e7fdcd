package org.anjuan.archive.record;

import java.time.Clock;
import org.anjuan.archive.access.RulesFixture;
import org.anjuan.archive.platform.IdentifiersFixture;
import org.anjuan.archive.vault.KeyRingFixture;
import org.springframework.data.mongodb.core.MongoOperations;

/** Lets tests of other packages build what Spring builds in the application. */
public final class MedicalRecordsFixture {
  private MedicalRecordsFixture() {}

  public static MedicalRecords on(MongoOperations mongo, Clock clock) {
    return new MedicalRecords(
        new Records(mongo),
        IdentifiersFixture.on(mongo),
        ChartsFixture.on(mongo),
        KeyRingFixture.fieldCipher(),
        KeyRingFixture.keyedHash(),
        RulesFixture.tagRules(mongo),
        stay -> {},
        clock);
  }
}
