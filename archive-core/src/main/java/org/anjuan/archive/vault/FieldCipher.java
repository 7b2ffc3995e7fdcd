package org.anjuan.archive.vault;

/**
 * Encrypts short texts that lie in the store among others: ID card numbers, phone numbers. The same
 * text never looks the same twice; to find it again, store its {@link KeyedHash} beside it.
 */
public interface FieldCipher {

  /** Seals a text. The domain, e.g. {@code patient.phone}, is needed to open it again. */
  String seal(String domain, String plain);

  /**
   * Opens a sealed text.
   *
   * @throws TamperedField when it was changed, belongs to another domain, or its key isn't in the
   *     ring
   */
  String open(String domain, String sealed);
}
