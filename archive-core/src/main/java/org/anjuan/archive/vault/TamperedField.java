package org.anjuan.archive.vault;

/** A sealed field is not what was sealed for this domain. The text says nothing of the content. */
public final class TamperedField extends RuntimeException {

  TamperedField(String domain, Throwable cause) {
    super("A sealed field of " + domain + " can't be opened", cause);
  }
}
