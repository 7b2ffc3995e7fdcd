package org.anjuan.ingest.message;

import java.util.stream.Stream;
import org.anjuan.archive.FuzzSeeds;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Hostile XML that fuzzing begins with or has found: each is read or refused. */
@Tag("ING-2")
@Tag("SEC-1")
class SoapSeedTests {

  @TestFactory
  Stream<DynamicTest> everySeedIsReadOrRefused() {
    return FuzzSeeds.of(SoapFuzzTests.class);
  }
}
