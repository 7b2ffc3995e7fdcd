package org.anjuan.security.token;

import java.util.stream.Stream;
import org.anjuan.archive.FuzzSeeds;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Hostile input that fuzzing begins with or has found: each is read or refused. */
@Tag("SYS-1")
class BearerSeedTests {

  @TestFactory
  Stream<DynamicTest> everySeedIsReadOrRefused() {
    return FuzzSeeds.of(BearerFuzzTests.class);
  }
}
