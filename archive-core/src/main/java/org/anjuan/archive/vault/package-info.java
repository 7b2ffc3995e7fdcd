/**
 * The vault: encrypted storage for originals and what is derived from them. Plaintext exists in
 * memory only, a segment at a time; key bytes never leave this package.
 *
 * <h2>Bytes on disk, format 1</h2>
 *
 * <p>A GridFS bucket named {@code vault}. Any GridFS tool reads from it: ciphertext.
 *
 * <pre>
 * vault.files    _id         blob id, 26 characters of Crockford's base 32, 130 random bits
 *                length      all sealed segments together: size + 16 x segments
 *                chunkSize   plaintext bytes in a segment + 16
 *                uploadDate  when it was complete
 *                filename    blob id
 *                metadata    format    1
 *                            suite     AES-256-GCM | SM4-GCM
 *                            keyId     master key in the ring
 *                            key       the wrapped data key: nonce (12), ciphertext, tag (16)
 *                            size      plaintext bytes
 *                            sha256    of the plaintext
 * vault.chunks   files_id    blob id
 *                n           number of the segment, from 0
 *                data        sealed segment: ciphertext, tag (16)
 * vault.pending  _id         blob id; stage WRITING | STORED | REMOVING; since
 * vault.keyring  _id "fingerprint", value: keyed hash that tells this database's ring from others
 * </pre>
 *
 * <p><b>Segments.</b> Each blob has a random data key of its own (32 bytes for AES, 16 for SM4).
 * Segment {@code n} is sealed with nonce {@code 0(4) | n(8)} and associated data {@code
 * "anjuan-segment" | format(1) | suite(1) | blob id(26) | n(8) | last(1)}, numbers big-endian.
 * There is always a last segment, if an empty one; all others are full. So a segment in another
 * place, of another blob, left out, cut or put after the last one does not open, and an end that
 * was cut off is noticed because the segment that is last now doesn't say so.
 *
 * <p><b>Data key.</b> Sealed with AES-256-GCM, random nonce, under a key derived from the master
 * key for this blob: HKDF-SHA256, no salt, info {@code "anjuan blob " + blob id}. Associated data:
 * {@code "anjuan-key" | format(1) | suite(1) | blob id(26) | size(8) | segment bytes(4) |
 * sha256(64) | uploadDate(8) | length of key id(1) | key id}, filled up with zeros to 128 bytes
 * plus the key id. So nothing in the files document can be changed unnoticed. Rotation replaces
 * {@code keyId} and {@code key} and touches nothing else.
 *
 * <p><b>Key ring.</b> PKCS#12, entries {@code master-<n>-<random>} (AES, 32 bytes; the greatest
 * {@code n} is current), {@code hash} (32 bytes for HMAC-SHA256, never rotates) and {@code
 * anchor-<n>-<print>} (32 bytes, seed of an Ed25519 key that signs the audit trail's anchors;
 * {@code print} begins the SHA-256 of its public key in DER). A ring that was made before there
 * were anchors is given one at its next start: HKDF-SHA256 of {@code hash}, info {@code "anjuan
 * audit anchor 1"}, so that all copies of a ring arrive at the same key.
 *
 * <p><b>Sealed fields.</b> {@code v1.<key id>.<base64url of nonce, ciphertext, tag>}, AES-256-GCM
 * under HKDF-SHA256 with info {@code "anjuan field " + domain}.
 *
 * <h2>Order of writes</h2>
 *
 * <p>pending (WRITING), chunks, pending (STORED), files; what one batch of chunks holds is pending
 * as STORED at once. Then the caller writes what refers to the blob and calls {@link
 * org.anjuan.archive.vault.Vault#keep}, which removes the entry in pending. Removal: pending
 * (REMOVING), files, chunks, pending. {@link org.anjuan.archive.vault.OrphanSweep} finishes what
 * stopped on the way.
 *
 * <h2>History</h2>
 *
 * <p>1: the first.
 */
@NullMarked
package org.anjuan.archive.vault;

import org.jspecify.annotations.NullMarked;
