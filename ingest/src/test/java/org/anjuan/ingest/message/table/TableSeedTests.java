package org.anjuan.ingest.message.table;

import java.util.stream.Stream;
import org.anjuan.archive.FuzzSeeds;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Hostile tables that fuzzing begins with or has found: each is read or refused. */
@Tag("ING-11")
class TableSeedTests {

  @TestFactory
  Stream<DynamicTest> everySeedIsReadOrRefused() {
    return FuzzSeeds.of(TableFuzzTests.class);
  }
}
