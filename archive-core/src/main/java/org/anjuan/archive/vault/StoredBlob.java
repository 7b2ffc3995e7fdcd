package org.anjuan.archive.vault;

/**
 * What was stored.
 *
 * @param size length of the plaintext in bytes
 * @param sha256 digest of the plaintext, lower-case hexadecimal
 */
public record StoredBlob(BlobId id, long size, String sha256) {}
