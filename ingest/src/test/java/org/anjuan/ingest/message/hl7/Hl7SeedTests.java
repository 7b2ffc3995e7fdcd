package org.anjuan.ingest.message.hl7;

import java.util.stream.Stream;
import org.anjuan.archive.FuzzSeeds;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Hostile frames that fuzzing begins with or has found: each is read or refused. */
@Tag("ING-2")
class Hl7SeedTests {

  @TestFactory
  Stream<DynamicTest> everySeedIsReadOrRefused() {
    return FuzzSeeds.of(Hl7FuzzTests.class);
  }
}
