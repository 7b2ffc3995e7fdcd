package org.anjuan.archive.vault;

/** What is made from a key ring, for tests of other packages. */
public final class KeyRingFixture {
  private KeyRingFixture() {}

  public static FieldCipher fieldCipher() {
    return new RingFieldCipher(TestKeys.ring("fixture"));
  }

  public static KeyedHash keyedHash() {
    return TestKeys.ring("fixture").keyedHash();
  }

  public static ArchiveSeal seal() {
    return TestKeys.ring("fixture").seal();
  }
}
