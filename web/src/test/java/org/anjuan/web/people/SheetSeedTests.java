package org.anjuan.web.people;

import java.util.stream.Stream;
import org.anjuan.archive.FuzzSeeds;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Hostile input that fuzzing begins with or has found: each is read or refused. */
@Tag("SET-7")
class SheetSeedTests {

  @TestFactory
  Stream<DynamicTest> everySeedIsReadOrRefused() {
    return FuzzSeeds.of(SheetFuzzTests.class);
  }
}
