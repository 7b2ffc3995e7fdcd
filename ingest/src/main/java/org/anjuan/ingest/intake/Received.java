package org.anjuan.ingest.intake;

import org.anjuan.archive.vault.StoredBlob;

/** Bytes that have come in and lie in the vault, with the type that they really are. */
public record Received(StoredBlob content, String mediaType) {}
