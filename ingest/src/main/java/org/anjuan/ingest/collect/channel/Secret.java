package org.anjuan.ingest.collect.channel;

/** What a channel may need and nobody gets to see again once it was entered. */
public enum Secret {
  PASSWORD,
  PRIVATE_KEY,
  PASSPHRASE,
  TOKEN
}
