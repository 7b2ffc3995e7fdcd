package org.anjuan.ingest.message.fhir;

import java.util.stream.Stream;
import org.anjuan.archive.FuzzSeeds;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Hostile JSON that fuzzing begins with or has found: each is read or refused. */
@Tag("ING-2")
class FhirSeedTests {

  @TestFactory
  Stream<DynamicTest> everySeedIsReadOrRefused() {
    return FuzzSeeds.of(FhirFuzzTests.class);
  }
}
